using EffNet.Language.Model;
using EffNet.Networks;
using Spectre.Console;

namespace EffNet.Cli.Tables;

/// <summary>
/// Writes the output of <c>effnet describe</c> for a terminal: the variants side by side, then the stages of each one, then the candidates of searches.
/// </summary>
internal static class DescriptionTables
{
    /// <summary>Writes the tables of <paramref name="variants"/> and <paramref name="searches"/>, and sentences that explain them.</summary>
    public static void Write(IReadOnlyList<VariantModel> variants, IEnumerable<SearchModel> searches, IAnsiConsole console)
    {
        if (variants.Count == 0)
            WriteAbsent(variants, console);
        else
            WriteVariants(variants, console);
        foreach (var search in searches)
            WriteSearch(search, console);
    }

    /// <summary>Writes a sentence for each of <paramref name="variants"/> that has no network. If there are no variants, writes a sentence about that.</summary>
    public static void WriteAbsent(IReadOnlyList<VariantModel> variants, IAnsiConsole console)
    {
        if (variants.Count == 0)
            console.WriteProse("There are no variants.");
        foreach (var variant in variants)
        {
            if (variant.Broken is { } reason)
                console.WriteProse($"{variant.TypeName} has no network: {reason.Id}: {reason.Message}");
        }
    }

    private static void WriteVariants(IReadOnlyList<VariantModel> variants, IAnsiConsole console)
    {
        var table = VariantTable.Of(variants);
        console.Write(table);
        console.WriteLine();
        WriteNotes(variants, showsPaper: !table.LeftOutAt(console.Profile.Width).Contains(VariantTable.Paper), console);
        foreach (var variant in variants)
        {
            if (variant.Network is { } network)
                WriteStages(variant, network, console);
        }
    }

    private static void WriteNotes(IReadOnlyList<VariantModel> variants, bool showsPaper, IAnsiConsole console)
    {
        console.WriteProse("FLOPS are the multiply-adds of convolutions and linear layers for one image, as the paper counts them.");
        if (showsPaper && variants.Any(VariantTable.HasMark))
            console.WriteProse(VariantTable.Mark + "The exact figure does not round to the printed one.");
        WriteAbsent(variants, console);
    }

    private static void WriteStages(VariantModel variant, Network network, IAnsiConsole console)
    {
        console.WriteLine();
        console.WriteProse($"{NamedNetwork.FullNameOf(variant)}: {NetworkSentence.Of(network)}");
        if (variant.Origin is { } origin)
            console.WriteProse(origin);
        foreach (var measurement in variant.Measured)
            console.WriteProse($"Measured: {measurement.Describe()}.");
        console.WriteProse(MemorySentence.Of(network));
        console.WriteLine();
        console.Write(StageTable.Of(network));
    }

    private static void WriteSearch(SearchModel search, IAnsiConsole console)
    {
        console.WriteLine();
        console.WriteProse(
            $"{search.TypeName}: {Count.Of(search.Candidates.Count, "network")} on a grid of {Count.Of(search.Points, "point")} at phi {Figures.Factor(search.Phi)}");
        console.WriteProse($"Candidates meet {search.Constraints}. Points that round to one network are one candidate.");
        console.WriteLine();
        console.Write(SearchTable.Of(search));
    }
}
