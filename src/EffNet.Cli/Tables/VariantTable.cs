using EffNet.Language.Model;
using Spectre.Console.Rendering;

namespace EffNet.Cli.Tables;

/// <summary>One row per variant: how it is scaled, what it costs, and what the paper prints for that.</summary>
internal static class VariantTable
{
    /// <summary>Stands before a figure of the paper that ours does not round to.</summary>
    public const string Mark = "* ";

    /// <summary>Lists <paramref name="variants"/>; those without a network keep their row.</summary>
    public static IRenderable Of(IEnumerable<VariantModel> variants)
    {
        var table = new PlainTable()
            .Words("Variant").Words("Type").Numbers("Width").Numbers("Depth").Numbers("Resolution").Numbers("Dropout")
            .Numbers("Parameters").Numbers("Paper").Numbers("FLOPS").Numbers("Paper");
        foreach (var variant in variants)
            AddRow(table, variant);
        return table.ToRenderable();
    }

    /// <summary>Whether a figure the file quotes for <paramref name="variant"/> is marked.</summary>
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
