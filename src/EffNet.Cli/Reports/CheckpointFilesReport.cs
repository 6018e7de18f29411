namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet weights get --json</c>.</summary>
/// <param name="Files">What is there now, in the order asked for.</param>
/// <param name="Problems">What could not be had.</param>
internal sealed record CheckpointFilesReport(IReadOnlyList<FetchedCheckpoint> Files, IReadOnlyList<CheckpointProblem> Problems);

/// <summary>A checkpoint that could not be had.</summary>
/// <param name="Name">Its whole name.</param>
/// <param name="Message">Why, as standard error says.</param>
internal sealed record CheckpointProblem(string Name, string Message);

/// <summary>A checkpoint on this machine.</summary>
/// <param name="Name">Its whole name.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Hash">What the hash was held against: catalog, server, record or none.</param>
/// <param name="Downloaded">Whether it came now.</param>
internal sealed record FetchedCheckpoint(string Name, string Path, string Sha256, string Hash, bool Downloaded);
