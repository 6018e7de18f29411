using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Cli.Comparison;

/// <summary>A variant that both files have and that differs.</summary>
/// <param name="Type">The C# type of the variant.</param>
/// <param name="Settings">The settings that differ and are not in <paramref name="Figures"/>.</param>
/// <param name="Figures">The figures that differ.</param>
/// <param name="Stages">The stages that differ in figures or operator.</param>
/// <param name="Blocks">The blocks that only one of the networks has, in stages that both have.</param>
/// <param name="Layers">The layers that differ in more than channels and sizes, in blocks that both networks have.</param>
/// <param name="Weights">The comparison of the weights; <see langword="null"/> if one of the variants has no network.</param>
internal sealed record VariantComparison(
    string Type,
    IReadOnlyList<SettingChange> Settings,
    IReadOnlyList<FigureChange> Figures,
    IReadOnlyList<StageComparison> Stages,
    IReadOnlyList<BlockChange> Blocks,
    IReadOnlyList<LayerChange> Layers,
    WeightComparison? Weights)
{
    /// <summary>Compares two variants with the same type that differ.</summary>
    public static VariantComparison Of(VariantModel before, VariantModel after)
    {
        var settings = CompareDeclarations(before, after).OfType<SettingChange>().ToList();
        if (before is not { Network: { } old, Definition: { } definition } || after is not { Network: { } @new, Definition: { } newDefinition })
            return new VariantComparison(after.TypeName, settings, [], [], [], [], null);

        settings.AddRange(CompareSettings(before, after).OfType<SettingChange>());
        if (SettingChange.BetweenOrders("order of stages", old.Stages.Select(s => s.Name), @new.Stages.Select(s => s.Name)) is { } order)
            settings.Add(order);
        return new VariantComparison(
            after.TypeName,
            settings,
            [.. CompareFigures(definition, old, newDefinition, @new).OfType<FigureChange>()],
            StageComparison.Between(old, @new),
            BlockChange.Between(old, @new),
            LayerChange.Between(old, @new),
            WeightComparison.Of(old, @new));
    }

    /// <summary>Compares the settings of a variant that do not depend on its network.</summary>
    private static IEnumerable<SettingChange?> CompareDeclarations(VariantModel before, VariantModel after)
    {
        yield return SettingChange.Between("broken", Reason(before), Reason(after));
        yield return SettingChange.Between("family", before.Family, after.Family);
        yield return SettingChange.Between("name", before.Name, after.Name);
        yield return SettingChange.Between("accessibility", Accessibility(before), Accessibility(after));
        yield return SettingChange.Between("profile", before.Profile, after.Profile);
        yield return SettingChange.Between("paper's parameters", before.Paper?.Parameters?.Text, after.Paper?.Parameters?.Text);
        yield return SettingChange.Between("paper's flops", before.Paper?.Flops?.Text, after.Paper?.Flops?.Text);
        yield return SettingChange.Between("measured", Measured(before), Measured(after));
    }

    /// <summary>Compares the settings that only a variant with a network has. If a variant has no network, they are not compared.</summary>
    private static IEnumerable<SettingChange?> CompareSettings(VariantModel before, VariantModel after)
    {
        yield return SettingChange.Between("phi", before.Phi, after.Phi);
        yield return SettingChange.Between("origin", before.Origin, after.Origin);
        yield return SettingChange.Between("padding", Word(before.Definition?.Padding), Word(after.Definition?.Padding));
        yield return SettingChange.Between("batch norm eps", before.Definition?.Norm.Epsilon, after.Definition?.Norm.Epsilon);
        yield return SettingChange.Between("batch norm momentum", before.Definition?.Norm.Momentum, after.Definition?.Norm.Momentum);
        yield return SettingChange.Between("init", Word(before.Definition?.Initialization), Word(after.Definition?.Initialization));
    }

    private static IEnumerable<FigureChange?> CompareFigures(VariantDefinition before, Network old, VariantDefinition after, Network @new)
    {
        yield return FigureChange.Between("parameters", old.Parameters, @new.Parameters);
        yield return FigureChange.Between("flops", old.MultiplyAdds, @new.MultiplyAdds);
        yield return FigureChange.Between("activations", old.Activations, @new.Activations);
        yield return FigureChange.Between("memory bytes", ActivationMemory.Forward(old).Bytes, ActivationMemory.Forward(@new).Bytes);
        yield return FigureChange.Between("training memory bytes", ActivationMemory.Training(old), ActivationMemory.Training(@new));
        yield return FigureChange.Between("resolution", old.Input.Height, @new.Input.Height);
        yield return FigureChange.BetweenFactors("width", before.Scale.Width, after.Scale.Width);
        yield return FigureChange.BetweenFactors("depth", before.Scale.Depth, after.Scale.Depth);
        yield return FigureChange.BetweenFactors("dropout", before.Dropout, after.Dropout);
        yield return FigureChange.BetweenFactors("drop_path", before.DropPath, after.DropPath);
        yield return FigureChange.Between("classes", old.ClassCount, @new.ClassCount);
        yield return FigureChange.Between("image channels", old.Input.Channels, @new.Input.Channels);
    }

    private static string? Reason(VariantModel variant) => variant.Broken is { } reason ? $"{reason.Id}: {reason.Message}" : null;

    private static string? Measured(VariantModel variant) => variant.Measured.Count == 0 ? null : string.Join("; ", variant.Measured.Select(m => m.Describe()));

    private static string Accessibility(VariantModel variant) => variant.IsPublic ? "public" : "internal";

    private static string? Word<T>(T? value)
        where T : struct, Enum => value?.ToString().ToLowerInvariant();
}
