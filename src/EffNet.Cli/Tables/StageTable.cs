using EffNet.Networks;

namespace EffNet.Cli.Tables;

/// <summary>The table of a network's stages, in the form of the paper's Table 1, with the costs of each stage.</summary>
internal static class StageTable
{
    /// <summary>Lists the stages of <paramref name="network"/> and their total.</summary>
    public static PlainTable Of(Network network)
    {
        var table = new PlainTable()
            .Words("Stage", "Total").Words("Operator").Numbers("Input", leaveOut: 2).Numbers("Output", leaveOut: 1)
            .Numbers("Channels", leaveOut: 4).Numbers("Layers", leaveOut: 3)
            .Numbers("Parameters", Figures.Exact(network.Parameters)).Numbers("FLOPS", Figures.Exact(network.MultiplyAdds));
        foreach (var stage in network.Stages)
            AddRow(table, stage);
        return table;
    }

    private static void AddRow(PlainTable table, Stage stage) => table.AddRow(
        stage.Name,
        stage.Description,
        Figures.Square(stage.Input.Height),
        Figures.Square(Math.Max(1, stage.Output.Height)),
        Figures.Whole(stage.Channels),
        Figures.Whole(stage.Depth),
        Figures.Exact(stage.Parameters),
        Figures.Exact(stage.MultiplyAdds));
}
