namespace Wfm;

/// <summary>What a service level is a share of. Tools differ; two numbers are comparable only with the same denominator.</summary>
public enum ServiceLevelOf
{
    /// <summary>All offered contacts: those who gave up or found no place are misses.</summary>
    Offered,

    /// <summary>Answered contacts: those who gave up do not count.</summary>
    Answered,

    /// <summary>Offered contacts without those who gave up early, within <see cref="ServiceTarget.ShortAbandon"/>.</summary>
    ExcludingShortAbandons,

    /// <summary>The wait of a caller with endless patience: what a test call would meet.</summary>
    VirtualWait,
}
