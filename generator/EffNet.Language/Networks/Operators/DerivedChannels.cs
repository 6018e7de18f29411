namespace EffNet.Language.Networks.Operators;

/// <summary>Channels inside a block that follow from an argument and from channels outside it: rounded down, but never to none.</summary>
/// <param name="Argument">The argument.</param>
/// <param name="Wanted">What it asks for.</param>
internal sealed record DerivedChannels(string Argument, double Wanted)
{
    /// <summary>What is built.</summary>
    public int Built => Math.Max(1, (int)Math.Min(Math.Floor(Wanted), int.MaxValue));
}
