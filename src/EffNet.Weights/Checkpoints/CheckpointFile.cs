namespace EffNet.Weights;

/// <summary>A checkpoint file on this machine, verified as far as possible.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Sha256">The SHA-256 of the file, as 64 hexadecimal digits.</param>
/// <param name="CheckedAgainst">The reference that the hash was compared with.</param>
/// <param name="Downloaded"><see langword="true"/> if downloaded by this call; <see langword="false"/> if served from the cache.</param>
public sealed record CheckpointFile(string Path, string Sha256, CheckpointHash CheckedAgainst, bool Downloaded);
