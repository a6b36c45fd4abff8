namespace Wfm;

/// <summary>What queues are added up over.</summary>
public enum ForecastLevel
{
    /// <summary>One queue.</summary>
    Queue,

    /// <summary>All queues of a channel.</summary>
    Channel,

    /// <summary>All queues of a site.</summary>
    Site,

    /// <summary>All queues.</summary>
    All,
}
