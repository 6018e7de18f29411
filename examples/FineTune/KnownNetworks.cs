using System.Diagnostics.CodeAnalysis;
using EffNet;
using EffNet.Models;
using EffNet.Weights;

namespace FineTune;

/// <summary>Provides the networks of this program: B0 to B7, and a small network for small images.</summary>
internal static class KnownNetworks
{
    /// <summary>The default public weights for B0. The default of other networks is the first of their checkpoints.</summary>
    private const string DefaultCheckpoint = "timm/efficientnet_b0.ra_in1k";

    public static IReadOnlyList<ModuleVariant> All { get; } = [.. EfficientNet.Variants, .. FashionNet.Variants];

    public static bool TryFind(string typeName, [NotNullWhen(true)] out ModuleVariant? variant) => (variant = All.FirstOrDefault(v => v.TypeName == typeName)) is not null;

    public static Checkpoint? DefaultFor(ModuleVariant variant) =>
        variant.TypeName == nameof(EfficientNetB0) ? Checkpoints.Find(DefaultCheckpoint) : variant.Checkpoints is [var first, ..] ? first : null;
}
