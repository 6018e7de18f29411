using EffNet.Language.Diagnostics;
using EffNet.Networks;
using EffNet.Networks.Naming;

namespace EffNet.Language.Networks;

/// <summary>Builds networks from the stage table of a family. Each network has one scale.</summary>
public static class NetworkBuilder
{
    /// <summary>
    /// The maximum number of blocks, about 10 times the number in any published network. The limit prevents an editor from freezing after a typing error in phi.
    /// </summary>
    public const int MaximumBlocks = 1_000;

    /// <summary>The maximum number of channels of a layer.</summary>
    public const int MaximumChannels = 65_536;

    /// <summary>The maximum height and width of the image in pixels.</summary>
    public const int MaximumResolution = 16_384;

    /// <summary>
    /// The maximum factor on width or depth, written or computed from phi. It also applies if no stage is scaled and no other limit is exceeded.
    /// </summary>
    public const int MaximumFactor = 1_000;

    /// <summary>Returns the limit that a network exceeds; <see langword="null"/> if it exceeds none.</summary>
    /// <param name="family">The stage table.</param>
    /// <param name="variant">The settings of the network.</param>
    public static NetworkExcess? FindExcess(FamilyDefinition family, VariantDefinition variant)
    {
        var blocks = family.Stages.Sum(s => (long)s.LayersAt(variant.Scale.Depth, family.DepthRounding));
        var channels = WidestLayer(family, variant);
        if (variant.Scale.Resolution > MaximumResolution)
            return new NetworkExcess(NetworkQuantity.Resolution, variant.Scale.Resolution, MaximumResolution);
        if (blocks > MaximumBlocks)
            return new NetworkExcess(NetworkQuantity.Blocks, blocks, MaximumBlocks);
        if (channels > MaximumChannels)
            return new NetworkExcess(NetworkQuantity.Channels, channels, MaximumChannels);
        var factor = Math.Max(variant.Scale.Width, variant.Scale.Depth);
        return factor > MaximumFactor ? new NetworkExcess(NetworkQuantity.Factors, factor, MaximumFactor) : null;
    }

    /// <summary>Returns the first stage that cannot be built with its channels, and the conflict; <see langword="null"/> if all can be built.</summary>
    /// <param name="family">The stage table.</param>
    /// <param name="variant">The settings of the network.</param>
    public static (StageDefinition Stage, ArgumentConflict Conflict)? FindConflict(FamilyDefinition family, VariantDefinition variant)
    {
        foreach (var (stage, input, output) in Widths(family, variant))
        {
            if (stage.Operator.FindConflict(stage, input, output) is { } conflict)
                return (stage, conflict);
        }

        return null;
    }

    private static double WidestLayer(FamilyDefinition family, VariantDefinition variant) =>
        Widths(family, variant).Max(s => Math.Max(s.Output, s.Stage.Operator.WidestLayer(s.Stage, s.Input, s.Output, s.Stage.LayersAt(variant.Scale.Depth, family.DepthRounding))));

    /// <summary>Returns every stage with its scaled input and output channels.</summary>
    internal static IEnumerable<(StageDefinition Stage, int Input, int Output)> Widths(FamilyDefinition family, VariantDefinition variant)
    {
        var input = family.InputChannels;
        foreach (var stage in family.Stages)
        {
            var output = stage.ChannelsAt(variant.Scale.Width, family.Rounding, input);
            yield return (stage, input, output);
            input = output;
        }
    }

    /// <summary>Builds a network, with the shapes and costs of every layer.</summary>
    /// <param name="family">The stage table.</param>
    /// <param name="variant">
    /// The settings of the network. <see cref="FindExcess"/> and <see cref="FindConflict"/> must return <see langword="null"/> for these settings.
    /// </param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <exception cref="OverflowException">A cost exceeds 64 bits.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
    public static Network Build(FamilyDefinition family, VariantDefinition variant, CancellationToken cancellation = default)
    {
        var graph = new GraphBuilder(Shape.Square(family.InputChannels, variant.Scale.Resolution));
        var nextDropRate = DropRates(family, variant);
        var position = default(StagePosition);
        foreach (var definition in family.Stages)
        {
            var builder = new StageBuilder(graph, definition, family, variant, position, nextDropRate, cancellation);
            definition.Operator.Build(builder);
            position = position.After(builder.Build(), definition.Operator.IsPooling);
        }

        return graph.Build(family.Classes, variant.Initialization);
    }

    /// <summary>
    /// Returns a function that returns the drop rate of the next block. The rate grows linearly: <see cref="VariantDefinition.DropPath"/> * i / N for block i
    /// of N, counted from 0 over all repeated blocks, as in torchvision.
    /// </summary>
    private static Func<double> DropRates(FamilyDefinition family, VariantDefinition variant)
    {
        var total = family.Stages.Where(s => s.Operator.Repeats).Sum(s => s.LayersAt(variant.Scale.Depth, family.DepthRounding));
        var next = 0;
        return () => variant.DropPath * next++ / total;
    }
}
