namespace EffNet.Language.Networks.Operators;

/// <summary>Channels inside a block that are computed from an argument and the channels outside the block. They are rounded down, but are at least 1.</summary>
/// <param name="Argument">The name of the argument.</param>
/// <param name="Wanted">The channels before rounding.</param>
internal sealed record DerivedChannels(string Argument, double Wanted)
{
    /// <summary>Gets the channels after rounding.</summary>
    public int Built => Math.Max(1, (int)Math.Min(Math.Floor(Wanted), int.MaxValue));
}
