namespace EffNet.Weights;

/// <summary>Specifies what the SHA-256 of a file was compared with.</summary>
public enum CheckpointHash
{
    /// <summary>Nothing, because neither the catalog nor the server states a hash. Only the length was checked, if the server stated it.</summary>
    None,

    /// <summary>
    /// The digits in the catalog. torchvision publishes the first 8 of 64 digits. These 32 bits detect a damaged or wrong file, but not a file that was crafted to
    /// match them. With all 64 digits in <see cref="Checkpoint.Sha256"/>, the file is exactly the expected file.
    /// </summary>
    Catalog,

    /// <summary>
    /// The hash that the server stated during the download, so the transfer was intact. It does not prove the origin of the file, or that the file is unchanged
    /// since an earlier download.
    /// </summary>
    Server,

    /// <summary>The hash that was recorded at the first download, so the file has not changed on this machine since.</summary>
    Record,
}
