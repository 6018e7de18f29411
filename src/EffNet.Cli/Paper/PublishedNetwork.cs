namespace EffNet.Cli.Paper;

/// <summary>
/// A row of the paper's Table 2 (Tan and Le, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks", ICML 2019): the figures of a network
/// on ImageNet.
/// </summary>
/// <param name="Name">The network's name in the table.</param>
/// <param name="Baseline">The variant of EfficientNet with similar accuracy, with which the network is compared: <c>B0</c> to <c>B7</c>.</param>
/// <param name="Top1">The top-1 accuracy in percent.</param>
/// <param name="Top5">The top-5 accuracy in percent.</param>
/// <param name="Parameters">The parameter count.</param>
/// <param name="ParametersRatio">The ratio to the parameters of the EfficientNet.</param>
/// <param name="Flops">The multiply-adds for one image; <see langword="null"/> if the table does not print them, as for GPipe.</param>
/// <param name="FlopsRatio">The ratio to the multiply-adds of the EfficientNet; <see langword="null"/> if the table does not print it.</param>
internal sealed record PublishedNetwork(
    string Name,
    string Baseline,
    RoundedFigure Top1,
    RoundedFigure Top5,
    RoundedFigure Parameters,
    RoundedFigure ParametersRatio,
    RoundedFigure? Flops,
    RoundedFigure? FlopsRatio)
{
    private const string OwnName = "EfficientNet-";

    /// <summary>Gets all rows of the table, in its order.</summary>
    public static IReadOnlyList<PublishedNetwork> All { get; } =
    [
        Own("B0", "76.3%", "93.2%", "5.3M", "0.39B"),
        Other("ResNet-50", "B0", "76.0%", "93.0%", "26M", "4.9x", "4.1B", "11x"),
        Other("DenseNet-169", "B0", "76.2%", "93.2%", "14M", "2.6x", "3.5B", "8.9x"),
        Own("B1", "78.8%", "94.4%", "7.8M", "0.70B"),
        Other("ResNet-152", "B1", "77.8%", "93.8%", "60M", "7.6x", "11B", "16x"),
        Other("DenseNet-264", "B1", "77.9%", "93.9%", "34M", "4.3x", "6.0B", "8.6x"),
        Other("Inception-v3", "B1", "78.8%", "94.4%", "24M", "3.0x", "5.7B", "8.1x"),
        Other("Xception", "B1", "79.0%", "94.5%", "23M", "3.0x", "8.4B", "12x"),
        Own("B2", "79.8%", "94.9%", "9.2M", "1.0B"),
        Other("Inception-v4", "B2", "80.0%", "95.0%", "48M", "5.2x", "13B", "13x"),
        Other("Inception-resnet-v2", "B2", "80.1%", "95.1%", "56M", "6.1x", "13B", "13x"),
        Own("B3", "81.1%", "95.5%", "12M", "1.8B"),
        Other("ResNeXt-101", "B3", "80.9%", "95.6%", "84M", "7.0x", "32B", "18x"),
        Other("PolyNet", "B3", "81.3%", "95.8%", "92M", "7.7x", "35B", "19x"),
        Own("B4", "82.6%", "96.3%", "19M", "4.2B"),
        Other("SENet", "B4", "82.7%", "96.2%", "146M", "7.7x", "42B", "10x"),
        Other("NASNet-A", "B4", "82.7%", "96.2%", "89M", "4.7x", "24B", "5.7x"),
        Other("AmoebaNet-A", "B4", "82.8%", "96.1%", "87M", "4.6x", "23B", "5.5x"),
        Other("PNASNet", "B4", "82.9%", "96.2%", "86M", "4.5x", "23B", "6.0x"),
        Own("B5", "83.3%", "96.7%", "30M", "9.9B"),
        Other("AmoebaNet-C", "B5", "83.5%", "96.5%", "155M", "5.2x", "41B", "4.1x"),
        Own("B6", "84.0%", "96.9%", "43M", "19B"),
        Own("B7", "84.4%", "97.1%", "66M", "37B"),
        Other("GPipe", "B7", "84.3%", "97.0%", "557M", "8.4x", null, null),
    ];

    /// <summary>Gets the rows with which EfficientNet is compared, in the order of the table.</summary>
    public static IReadOnlyList<PublishedNetwork> Others { get; } = [.. All.Where(n => !n.IsOwn)];

    /// <summary>Gets a value that indicates whether the row is an EfficientNet.</summary>
    public bool IsOwn => Name.StartsWith(OwnName, StringComparison.Ordinal);

    private static PublishedNetwork Own(string variant, string top1, string top5, string parameters, string flops) =>
        Other(OwnName + variant, variant, top1, top5, parameters, "1x", flops, "1x");

    private static PublishedNetwork Other(
        string name, string baseline, string top1, string top5, string parameters, string parametersRatio, string? flops, string? flopsRatio) => new(
        name,
        baseline,
        RoundedFigure.Parse(top1),
        RoundedFigure.Parse(top5),
        RoundedFigure.Parse(parameters),
        RoundedFigure.Parse(parametersRatio),
        flops is null ? null : RoundedFigure.Parse(flops),
        flopsRatio is null ? null : RoundedFigure.Parse(flopsRatio));
}
