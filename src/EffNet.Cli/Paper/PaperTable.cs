namespace EffNet.Cli.Paper;

/// <summary>A table of the paper (Tan and Le, ICML 2019) whose networks a plot can show.</summary>
/// <param name="Word">The name of the table on the command line.</param>
/// <param name="Label">The name of the table in legends.</param>
/// <param name="Path">The networks that a line connects.</param>
/// <param name="Others">The other networks.</param>
internal sealed record PaperTable(string Word, string Label, IReadOnlyList<PaperPoint> Path, IReadOnlyList<PaperPoint> Others)
{
    /// <summary>Gets the networks of Table 2, which Figures 1 and 5 draw: EfficientNet on a line, and networks of other families.</summary>
    public static PaperTable Two { get; } = new(
        "table2",
        "Published networks (Tan & Le 2019, Table 2)",
        [.. PublishedNetwork.All.Where(n => n.IsOwn).Select(PaperPoint.Of)],
        [.. PublishedNetwork.Others.Select(PaperPoint.Of)]);

    /// <summary>Gets Table 3: MobileNets and ResNet-50, scaled.</summary>
    public static PaperTable Three { get; } = new(
        "table3",
        "Scaled baselines (Tan & Le 2019, Table 3)",
        [],
        [
            PaperPoint.Of("MobileNetV1", "0.6B", "70.6%"),
            PaperPoint.Of("MobileNetV1, w=2", "2.2B", "74.2%"),
            PaperPoint.Of("MobileNetV1, r=2", "2.2B", "72.7%"),
            PaperPoint.Of("MobileNetV1, compound", "2.3B", "75.6%"),
            PaperPoint.Of("MobileNetV2", "0.3B", "72.0%"),
            PaperPoint.Of("MobileNetV2, d=4", "1.2B", "76.8%"),
            PaperPoint.Of("MobileNetV2, w=2", "1.1B", "76.4%"),
            PaperPoint.Of("MobileNetV2, r=2", "1.2B", "74.8%"),
            PaperPoint.Of("MobileNetV2, compound", "1.3B", "77.4%"),
            PaperPoint.Of("ResNet-50", "4.1B", "76.0%"),
            PaperPoint.Of("ResNet-50, d=4", "16.2B", "78.1%"),
            PaperPoint.Of("ResNet-50, w=2", "14.7B", "77.7%"),
            PaperPoint.Of("ResNet-50, r=2", "16.4B", "77.5%"),
            PaperPoint.Of("ResNet-50, compound", "16.7B", "78.8%"),
        ]);

    /// <summary>Gets Table 7: EfficientNet-B0, scaled.</summary>
    public static PaperTable Seven { get; } = new(
        "table7",
        "EfficientNet-B0, scaled (Tan & Le 2019, Table 7)",
        [],
        [
            PaperPoint.Of("EfficientNet-B0", "0.4B", "76.3%"),
            PaperPoint.Of("B0, d=4", "1.8B", "79.0%"),
            PaperPoint.Of("B0, w=2", "1.8B", "78.9%"),
            PaperPoint.Of("B0, r=2", "1.9B", "79.1%"),
            PaperPoint.Of("B0, compound", "1.8B", "81.1%"),
        ]);

    /// <summary>Gets all tables.</summary>
    public static IReadOnlyList<PaperTable> All { get; } = [Two, Three, Seven];

    /// <summary>Returns the table with a name, ignoring case; <see langword="null"/> if there is none.</summary>
    /// <param name="word">The name.</param>
    public static PaperTable? Find(string? word) => All.FirstOrDefault(t => t.Word.Equals(word, StringComparison.OrdinalIgnoreCase));
}
