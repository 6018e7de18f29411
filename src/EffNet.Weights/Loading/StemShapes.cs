namespace EffNet.Weights;

/// <summary>Determines whether the filters of a first convolution can be adapted to other input channels.</summary>
internal static class StemShapes
{
    /// <summary>The number of channels of color images.</summary>
    public const long Colors = 3;

    /// <summary>
    /// Returns <see langword="true"/> if filters in the file can be adapted to the network: both shapes have four dimensions and differ only in the number of
    /// channels, which is three in the file; otherwise, <see langword="false"/>.
    /// </summary>
    public static bool Applies(IReadOnlyList<long> file, IReadOnlyList<long> network) =>
        file.Count == 4 && network.Count == 4 && file[1] == Colors && network[1] != Colors && file[0] == network[0] && file[2] == network[2] && file[3] == network[3];
}
