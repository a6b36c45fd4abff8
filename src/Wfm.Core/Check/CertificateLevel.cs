namespace Wfm;

/// <summary>How much time a line of a certificate is about.</summary>
public enum CertificateLevel
{
    /// <summary>One interval of the grid.</summary>
    Interval,

    /// <summary>One local day.</summary>
    Day,

    /// <summary>The whole horizon.</summary>
    Horizon,
}
