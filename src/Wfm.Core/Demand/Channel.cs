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
}
