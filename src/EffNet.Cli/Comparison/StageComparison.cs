using EffNet.Networks;

namespace EffNet.Cli.Comparison;

/// <summary>A stage that differs.</summary>
/// <param name="Name">The name of the stage in the file.</param>
/// <param name="Change">The change: added, removed or changed.</param>
/// <param name="Settings">The settings that differ; only the operator is compared.</param>
/// <param name="Figures">The figures that differ.</param>
internal sealed record StageComparison(string Name, ChangeKind Change, IReadOnlyList<SettingChange> Settings, IReadOnlyList<FigureChange> Figures)
{
    /// <summary>Compares the stages of two networks, in the order of the later network. Removed stages come last.</summary>
    public static IReadOnlyList<StageComparison> Between(Network before, Network after)
    {
        var old = before.Stages.ToDictionary(s => s.Name, StringComparer.Ordinal);
        var kept = after.Stages.Select(stage => Between(old.GetValueOrDefault(stage.Name), stage));
        var removed = before.Stages.Where(s => after.Stages.All(a => a.Name != s.Name)).Select(stage => Between(stage, null));
        return [.. kept.Concat(removed).OfType<StageComparison>()];
    }

    private static StageComparison? Between(Stage? before, Stage? after)
    {
        var name = (after ?? before)!.Name;
        SettingChange?[] settings = [SettingChange.Between("operator", before?.Description, after?.Description)];
        FigureChange?[] figures =
        [
            Figure("channels", s => s.Channels), Figure("layers", s => s.Depth), Figure("stride", s => s.Stride), Figure("input", s => s.Input.Height),
            Figure("output", s => Math.Max(1, s.Output.Height)), Figure("parameters", s => s.Parameters), Figure("flops", s => s.MultiplyAdds),
        ];
        var change = before is null ? ChangeKind.Added : after is null ? ChangeKind.Removed : ChangeKind.Changed;
        var comparison = new StageComparison(name, change, [.. settings.OfType<SettingChange>()], [.. figures.OfType<FigureChange>()]);
        return comparison is { Settings: [], Figures: [] } ? null : comparison;

        FigureChange? Figure(string figure, Func<Stage, long> of) =>
            FigureChange.Between(figure, before is null ? 0m : of(before), after is null ? 0m : of(after));
    }
}
