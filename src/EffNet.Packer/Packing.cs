namespace EffNet.Packer;

/// <summary>Specifies how a build packs weights.</summary>
internal enum Packing
{
    /// <summary>The weights are checked and not packed.</summary>
    None,

    /// <summary>The weights are packed into an engine.</summary>
    Single,

    /// <summary>The weights are packed into an engine with half-precision weights.</summary>
    Half,
}
