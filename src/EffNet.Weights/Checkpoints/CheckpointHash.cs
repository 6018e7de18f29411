namespace EffNet.Weights;

/// <summary>Specifies what a file's SHA-256 was compared with, and so what is known of the file.</summary>
public enum CheckpointHash
{
    /// <summary>With nothing, because neither the catalog nor the server has a hash. Only the length is what the server stated.</summary>
    None,

    /// <summary>
    /// With the digits that the catalog has. torchvision publishes the first 8 of 64: they rule out damage and mix-ups, but 32 bits do not rule out a file that someone made to begin so.
    /// With all 64 digits in <see cref="Checkpoint.Sha256"/> the file is exactly the one that was named.
    /// </summary>
    Catalog,

    /// <summary>With what the server stated when it was downloaded: the transfer was intact. This does not say who made the file, or whether it is still the file of last year.</summary>
    Server,

    /// <summary>With the hash that was recorded at its first download: it has not changed on this machine since.</summary>
    Record,
}
