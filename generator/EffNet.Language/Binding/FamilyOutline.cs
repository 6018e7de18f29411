using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Language.Scaling;
using EffNet.Networks;
using EffNet.Networks.Naming;

namespace EffNet.Language.Binding;

/// <summary>
/// Finds the members that variants with errors would have, so that C# code that uses these members has no additional errors. The members are taken from a variant
/// without errors, or from the readable part of the stage table.
/// </summary>
internal static class FamilyOutline
{
    private static readonly VariantDefinition s_unscaled = new(
        new Scale(1, 1, 224), 0, 0, Padding.Symmetric, new BatchNormConstants(1e-5, 0.1), Initialization.Torchvision);

    /// <summary>Returns <paramref name="variants"/>, and adds an outline to those with errors, if an outline can be built.</summary>
    public static IEnumerable<VariantModel> Complete(IReadOnlyList<VariantModel> variants, FamilySettings settings)
    {
        if (variants.All(v => v.Broken is null))
            return variants;
        var outline = Find(variants, settings);
        return variants.Select(v => v.Broken is null ? v : v with { Outline = outline });
    }

    private static NetworkOutline? Find(IReadOnlyList<VariantModel> variants, FamilySettings settings)
    {
        if (variants.FirstOrDefault(v => v.Broken is null && v.Network is not null) is { Definition: not null } sound)
            return new NetworkOutline(sound.Definition, sound.Network!);
        var stages = settings.Outline;
        var heads = stages.Count(s => s.Operator.IsHead);
        if (heads != 1 || !stages[stages.Count - 1].Operator.IsHead)
            return null;
        var family = new FamilyDefinition(
            stages.ToEquatableArray(),
            settings.Definition?.InputChannels ?? 3,
            settings.Definition?.Classes ?? 1_000,
            ActivationFunction.All[0],
            WidthRounding.Default,
            NamingScheme.All[0],
            DepthRounding.Ceiling);
        return NetworkBuilder.FindExcess(family, s_unscaled) is null && NetworkBuilder.FindConflict(family, s_unscaled) is null
            ? new NetworkOutline(s_unscaled, NetworkBuilder.Build(family, s_unscaled))
            : null;
    }
}
