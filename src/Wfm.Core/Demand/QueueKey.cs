namespace Wfm;

/// <summary>A queue: a stream of contacts that is forecast and staffed as one.</summary>
/// <param name="Name">Name of the queue.</param>
/// <param name="Channel">How its contacts come in.</param>
public readonly record struct QueueKey(string Name, Channel Channel = Channel.Phone);
