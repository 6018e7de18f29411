namespace EffNet.Weights;

/// <summary>Specifies what the SHA-256 of a file was compared with.</summary>
public enum CheckpointHash
{
    /// <summary>Nothing, because neither the catalog nor the server states a hash. Only the length was compared with the server's.</summary>
    None,

    /// <summary>
    /// The digits in the catalog. torchvision publishes the first 8 of 64 digits. These 32 bits rule out damage and mix-ups, but not a file that was made to
    /// match them. With all 64 digits in <see cref="Checkpoint.Sha256"/>, the file is exactly the expected one.
    /// </summary>
    Catalog,

    /// <summary>
    /// The hash that the server stated during the download, so the transfer was intact. It does not prove who made the file, or that it is unchanged since an
    /// earlier download.
    /// </summary>
    Server,

    /// <summary>The hash that was recorded at the first download, so the file has not changed on this machine since.</summary>
    Record,
}
