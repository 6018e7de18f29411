namespace EffNet.Cli.Plotting;

/// <summary>
/// A network of others that the paper compares EfficientNet with. The figures are those of its Table 2 (Tan and Le, "EfficientNet: Rethinking Model Scaling for
/// Convolutional Neural Networks", ICML 2019), as rounded there. GPipe's row is not here: it prints parameters, but no FLOPS.
/// </summary>
/// <param name="Name">Its name as the table has it.</param>
/// <param name="Parameters">Parameter count.</param>
/// <param name="Flops">Multiply-adds for one image.</param>
internal sealed record PublishedNetwork(string Name, long Parameters, long Flops)
{
    private const long Million = 1_000_000;

    /// <summary>The table's rows without EfficientNet's own, in its order.</summary>
    public static IReadOnlyList<PublishedNetwork> All { get; } =
    [
        new("ResNet-50", 26 * Million, 4_100 * Million),
        new("DenseNet-169", 14 * Million, 3_500 * Million),
        new("ResNet-152", 60 * Million, 11_000 * Million),
        new("DenseNet-264", 34 * Million, 6_000 * Million),
        new("Inception-v3", 24 * Million, 5_700 * Million),
        new("Xception", 23 * Million, 8_400 * Million),
        new("Inception-v4", 48 * Million, 13_000 * Million),
        new("Inception-resnet-v2", 56 * Million, 13_000 * Million),
        new("ResNeXt-101", 84 * Million, 32_000 * Million),
        new("PolyNet", 92 * Million, 35_000 * Million),
        new("SENet", 146 * Million, 42_000 * Million),
        new("NASNet-A", 89 * Million, 24_000 * Million),
        new("AmoebaNet-A", 87 * Million, 23_000 * Million),
        new("PNASNet", 86 * Million, 23_000 * Million),
        new("AmoebaNet-C", 155 * Million, 41_000 * Million),
    ];
}
