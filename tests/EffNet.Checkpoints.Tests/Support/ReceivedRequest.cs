namespace EffNet.CheckpointTests.Support;

/// <summary>What a server was asked.</summary>
internal sealed record ReceivedRequest(string Target, string? Range, string? IfRange, string UserAgent, string? Authorization);
