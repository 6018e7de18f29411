namespace EffNet.Weights;

/// <summary>Which filters of a first convolution can be fitted to other input channels.</summary>
internal static class StemShapes
{
    /// <summary>The channels of color images.</summary>
    public const long Colors = 3;

    /// <summary>Whether filters of one shape can become filters of the other: both for maps, and equal but for the file's three channels.</summary>
    public static bool Applies(IReadOnlyList<long> file, IReadOnlyList<long> network) =>
        file.Count == 4 && network.Count == 4 && file[1] == Colors && network[1] != Colors && file[0] == network[0] && file[2] == network[2] && file[3] == network[3];
}
