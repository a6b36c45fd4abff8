namespace Wfm;

/// <summary>A span of local days that volume is totalled over.</summary>
public enum Period
{
    /// <summary>One local day, whatever its hours.</summary>
    Day,

    /// <summary>Monday to Sunday.</summary>
    Week,

    /// <summary>A month of the calendar.</summary>
    Month,
}
