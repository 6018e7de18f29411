using System.Globalization;
using EffNet.Cli.Paper;
using Spectre.Console;

namespace EffNet.Cli.Tables;

/// <summary>
/// Writes the output of <c>effnet describe --paper</c> for a terminal: the paper's Table 2 with the exact costs of EfficientNets, and the ratios that follow from
/// these costs.
/// </summary>
internal static class PaperTables
{
    private const string Mark = "* ";
    private const string Printed = "Paper";
    private const string Same = "1x";

    /// <summary>Writes a table for each family, and sentences that explain the tables.</summary>
    /// <param name="description">The comparison.</param>
    /// <param name="console">The console.</param>
    public static void Write(PaperDescription description, IAnsiConsole console)
    {
        var showsPrinted = false;
        foreach (var family in description.Families)
        {
            console.WriteProse($"{family.Family} and the networks of the paper's Table 2");
            console.WriteLine();
            var table = TableOf(family);
            console.Write(table);
            console.WriteLine();
            showsPrinted |= !table.LeftOutAt(console.Profile.Width).Contains(Printed);
        }

        console.WriteProse("Costs of the variants are exact. Costs of other networks and all accuracies are those that the paper prints (ImageNet, top 1 and top 5).");
        console.WriteProse(
            "A ratio is the cost of another network divided by that of the variant above it, which has a similar accuracy. "
            + "'Paper' is the ratio that the paper prints.");
        if (showsPrinted && description.Families.SelectMany(f => f.Baselines).SelectMany(b => b.Networks).Any(n => IsMarked(n.Parameters) || IsMarked(n.Flops)))
            console.WriteProse(Mark + "The printed ratio does not follow from the two costs, however the printed cost was rounded.");
    }

    private static PlainTable TableOf(FamilyComparison family)
    {
        var table = new PlainTable()
            .Words("Network").Numbers("Top-1", leaveOut: 2).Numbers("Top-5", leaveOut: 1)
            .Numbers("Parameters", leaveOut: 4).Numbers("Ratio").Numbers(Printed, leaveOut: 3).Numbers("FLOPS", leaveOut: 4).Numbers("Ratio").Numbers(Printed, leaveOut: 3);
        foreach (var baseline in family.Baselines)
        {
            AddRow(table, baseline);
            foreach (var network in baseline.Networks)
                AddRow(table, network);
        }

        return table;
    }

    private static void AddRow(PlainTable table, BaselineComparison baseline) => table.AddRow(
        baseline.Variant,
        Percent(baseline.Top1Percent),
        Percent(baseline.Top5Percent),
        Figures.Exact(baseline.Parameters),
        Same,
        Same,
        Figures.Exact(baseline.Flops),
        Same,
        Same);

    private static void AddRow(PlainTable table, NetworkComparison network) => table.AddRow(
        $"  {network.Name}",
        Percent(network.Top1Percent),
        Percent(network.Top5Percent),
        network.Parameters.Printed,
        Ratio(network.Parameters),
        Quote(network.Parameters),
        network.Flops?.Printed ?? Figures.None,
        Ratio(network.Flops),
        Quote(network.Flops));

    private static bool IsMarked(CostComparison? cost) => cost is { Agrees: false };

    private static string Percent(double percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.0}%");

    /// <summary>Formats a ratio with three digits, because the paper prints two or fewer.</summary>
    private static string Ratio(CostComparison? cost) => cost is null ? Figures.None : cost.Ratio.ToString(cost.Ratio < 9.995 ? "0.00" : "0.0", CultureInfo.InvariantCulture) + "x";

    private static string Quote(CostComparison? cost) => cost is null ? Figures.None : (IsMarked(cost) ? Mark : string.Empty) + cost.PrintedRatio;
}
