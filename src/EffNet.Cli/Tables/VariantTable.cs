using EffNet.Language.Model;

namespace EffNet.Cli.Tables;

/// <summary>The table of variants, with one row each: its scaling, its costs, and the figures that the paper prints.</summary>
internal static class VariantTable
{
    /// <summary>The mark before a figure of the paper if the exact figure does not round to it.</summary>
    public const string Mark = "* ";

    /// <summary>The header of the columns with the paper's figures.</summary>
    public const string Paper = "Paper";

    /// <summary>Lists <paramref name="variants"/>. Variants without a network have a row too.</summary>
    public static PlainTable Of(IEnumerable<VariantModel> variants)
    {
        var table = new PlainTable()
            .Words("Variant").Words("Type", leaveOut: 2).Numbers("Width", leaveOut: 4).Numbers("Depth", leaveOut: 5).Numbers("Resolution", leaveOut: 6)
            .Numbers("Dropout", leaveOut: 1).Numbers("Parameters").Numbers(Paper, leaveOut: 3).Numbers("FLOPS").Numbers(Paper, leaveOut: 3);
        foreach (var variant in variants)
            AddRow(table, variant);
        return table;
    }

    /// <summary>
    /// Returns <see langword="true"/> if a figure of the paper in the file, for <paramref name="variant"/>, is marked; otherwise, <see langword="false"/>.
    /// </summary>
    public static bool HasMark(VariantModel variant) =>
        Differs(variant.Paper?.Parameters, variant.Network?.Parameters) || Differs(variant.Paper?.Flops, variant.Network?.MultiplyAdds);

    private static void AddRow(PlainTable table, VariantModel variant)
    {
        var (definition, network) = (variant.Definition, variant.Network);
        table.AddRow(
            variant.Name,
            variant.TypeName,
            Figures.Factor(definition?.Scale.Width),
            Figures.Factor(definition?.Scale.Depth),
            Figures.Whole(definition?.Scale.Resolution),
            Figures.Factor(definition?.Dropout),
            Figures.Exact(network?.Parameters),
            Quote(variant.Paper?.Parameters, network?.Parameters),
            Figures.Exact(network?.MultiplyAdds),
            Quote(variant.Paper?.Flops, network?.MultiplyAdds));
    }

    private static string Quote(PrintedFigure? printed, long? actual) =>
        printed is null ? Figures.None : (Differs(printed, actual) ? Mark : string.Empty) + printed.Text;

    private static bool Differs(PrintedFigure? printed, long? actual) =>
        printed is not null && actual is { } figure && !printed.Agrees(figure);
}
