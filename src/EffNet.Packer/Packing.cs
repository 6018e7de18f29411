namespace EffNet.Packer;

/// <summary>What becomes of weights in a build.</summary>
internal enum Packing
{
    /// <summary>They stay as they are, and are checked.</summary>
    None,

    /// <summary>They become an engine.</summary>
    Single,

    /// <summary>They become an engine with half-precision weights.</summary>
    Half,
}
