namespace Wfm.Staffing;

/// <summary>How uncertain the number of contacts is in a certificate.</summary>
public enum ArrivalLaw
{
    /// <summary>As the forecast says: rates are random, with the spread of its quantiles.</summary>
    Forecast,

    /// <summary>The forecast's means are right: contacts come by chance alone.</summary>
    Poisson,
}
