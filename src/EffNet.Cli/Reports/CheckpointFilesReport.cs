namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet weights get --json</c>.</summary>
/// <param name="Files">What is there now, in the order asked for; what could not be had is missing.</param>
internal sealed record CheckpointFilesReport(IReadOnlyList<FetchedCheckpoint> Files);

/// <summary>A checkpoint on this machine.</summary>
/// <param name="Name">Its whole name.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Hash">What the hash was held against: catalogue, server, record or none.</param>
/// <param name="Downloaded">Whether it came now.</param>
internal sealed record FetchedCheckpoint(string Name, string Path, string Sha256, string Hash, bool Downloaded);
