namespace Wfm.Staffing;

/// <summary>What happens to the contact in hand when an agent's time on contacts ends.</summary>
public enum ShiftEnd
{
    /// <summary>The agent finishes it, and leaves later. What people do.</summary>
    FinishContact,

    /// <summary>It goes back to the head of its queue, and whoever takes it goes on where the agent stopped. What the exact time-varying queue model assumes.</summary>
    HandBack,
}
