namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet weights get --json</c>.</summary>
/// <param name="Files">The available files, in the order of the request.</param>
/// <param name="Problems">The checkpoints that are not available.</param>
internal sealed record CheckpointFilesReport(IReadOnlyList<FetchedCheckpoint> Files, IReadOnlyList<CheckpointProblem> Problems);

/// <summary>A checkpoint that is not available.</summary>
/// <param name="Name">The full name of the checkpoint.</param>
/// <param name="Message">The reason, as it is written to standard error.</param>
internal sealed record CheckpointProblem(string Name, string Message);

/// <summary>A checkpoint on this machine.</summary>
/// <param name="Name">The full name of the checkpoint.</param>
/// <param name="Path">The path of the file.</param>
/// <param name="Sha256">The SHA-256 of the file in hexadecimal digits.</param>
/// <param name="Hash">The source of the hash that the file was compared with: catalog, server, record (of an earlier download) or none.</param>
/// <param name="Downloaded"><see langword="true"/> if this run downloaded the file; <see langword="false"/> if it was in the cache.</param>
internal sealed record FetchedCheckpoint(string Name, string Path, string Sha256, string Hash, bool Downloaded);
