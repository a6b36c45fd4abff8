namespace Wfm;

/// <summary>How a contact comes in.</summary>
public enum Channel
{
    /// <summary>Telephone.</summary>
    Phone,

    /// <summary>Chat: several at a time.</summary>
    Chat,

    /// <summary>E-mail: deferred.</summary>
    Email,

    /// <summary>WhatsApp and other messaging.</summary>
    Social,

    /// <summary>Tickets and back office: deferred.</summary>
    Ticket,

    /// <summary>Calls back that a caller asked for: as soon as an agent is free, within a promise.</summary>
    Callback,

    /// <summary>Outbound lists: calls that the centre makes when it suits.</summary>
    Outbound,
}
