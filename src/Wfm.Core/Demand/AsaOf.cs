namespace Wfm;

/// <summary>Whose wait the average speed of answer averages.</summary>
public enum AsaOf
{
    /// <summary>Answered contacts, those who did not wait included.</summary>
    Answered,

    /// <summary>All contacts, those who gave up included with the time they waited.</summary>
    All,
}
