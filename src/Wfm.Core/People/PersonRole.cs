namespace Wfm;

/// <summary>What a person is rostered for.</summary>
public enum PersonRole
{
    /// <summary>Takes contacts.</summary>
    Agent,

    /// <summary>Team lead: supervises agents and takes no contacts by default.</summary>
    Lead,
}
