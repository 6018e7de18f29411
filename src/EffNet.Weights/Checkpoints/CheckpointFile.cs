namespace EffNet.Weights;

/// <summary>A checkpoint on this machine, whole as far as that can be known.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Sha256">Its SHA-256, 64 hexadecimal digits.</param>
/// <param name="CheckedAgainst">What that was held against.</param>
/// <param name="Downloaded">Whether it came now; otherwise it was in the cache.</param>
public sealed record CheckpointFile(string Path, string Sha256, CheckpointHash CheckedAgainst, bool Downloaded);
