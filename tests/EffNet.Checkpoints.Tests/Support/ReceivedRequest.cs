namespace EffNet.CheckpointTests.Support;

/// <summary>A request that a server received.</summary>
internal sealed record ReceivedRequest(string Target, string? Range, string? IfRange, string UserAgent, string? Authorization);
