namespace EffNet;

/// <summary>What a file's SHA-256 was held against.</summary>
public enum CheckpointHash
{
    /// <summary>Against nothing, because neither the catalogue nor the server has a hash: its length is what the server stated.</summary>
    None,

    /// <summary>Against the catalogue: the file is the one its publisher named.</summary>
    Catalogue,

    /// <summary>Against what the server states of it: the transfer was intact. It says nothing about who made the file.</summary>
    Server,

    /// <summary>Against what was recorded when it was downloaded: it did not change since.</summary>
    Record,
}
