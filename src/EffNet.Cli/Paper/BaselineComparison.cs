using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Cli.Paper;

/// <summary>A variant and the networks with which the paper compares it.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Type">The C# type of the variant.</param>
/// <param name="Name">The name of the variant in the paper.</param>
/// <param name="Top1Percent">The top-1 accuracy on ImageNet that the paper prints for it, in percent.</param>
/// <param name="Top5Percent">The top-5 accuracy, in percent.</param>
/// <param name="Parameters">The exact parameter count of the variant.</param>
/// <param name="Flops">The exact multiply-adds of the variant for one image.</param>
/// <param name="Networks">The networks of other families that are compared with the variant, in the order of the paper's Table 2.</param>
internal sealed record BaselineComparison(
    string Variant, string Type, string Name, double Top1Percent, double Top5Percent, long Parameters, long Flops, IReadOnlyList<NetworkComparison> Networks)
{
    /// <summary>
    /// Compares a variant with the networks in its rows of the paper's Table 2. Returns <see langword="null"/> if the variant has no network or no row.
    /// </summary>
    /// <param name="variant">The variant.</param>
    public static BaselineComparison? Of(VariantModel variant) =>
        variant.Network is { } network && PublishedNetwork.All.FirstOrDefault(n => n.IsOwn && Is(variant, n)) is { } row ? Of(variant, network, row) : null;

    /// <summary>
    /// Returns <see langword="true"/> if the paper's Table 2 has a row for the name of a variant, even if the variant has no network; otherwise,
    /// <see langword="false"/>.
    /// </summary>
    /// <param name="variant">The variant.</param>
    public static bool HasRow(VariantModel variant) => PublishedNetwork.All.Any(n => n.IsOwn && Is(variant, n));

    private static BaselineComparison Of(VariantModel variant, Network network, PublishedNetwork row) => new(
        variant.Name,
        variant.TypeName,
        row.Name,
        (double)row.Top1.Value,
        (double)row.Top5.Value,
        network.Parameters,
        network.MultiplyAdds,
        [.. PublishedNetwork.Others.Where(n => n.Baseline == row.Baseline).Select(n => NetworkComparison.Of(n, network.Parameters, network.MultiplyAdds))]);

    private static bool Is(VariantModel variant, PublishedNetwork own) =>
        variant.Name.Equals(own.Baseline, StringComparison.OrdinalIgnoreCase) || variant.TypeName.Equals($"EfficientNet{own.Baseline}", StringComparison.OrdinalIgnoreCase);
}
