using EffNet.Language.Diagnostics;
using EffNet.Networks;
using EffNet.Networks.Naming;

namespace EffNet.Language.Networks;

/// <summary>Unrolls a family's stage table at one scale into a network.</summary>
public static class NetworkBuilder
{
    /// <summary>More blocks than any published network has by an order of magnitude; keeps a slip in phi from freezing an editor.</summary>
    public const int MaximumBlocks = 1_000;

    /// <summary>The widest layer that is generated.</summary>
    public const int MaximumChannels = 65_536;

    /// <summary>The largest image that is generated for.</summary>
    public const int MaximumResolution = 16_384;

    /// <summary>
    /// The largest factor on width or depth, written or scaled to. Where every stage is fixed nothing else limits it, and it is a constant in C# all the same.
    /// </summary>
    public const int MaximumFactor = 1_000;

    /// <summary>What makes <paramref name="variant"/> too large to unroll; <see langword="null"/> if nothing does.</summary>
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

    /// <summary>The first stage that cannot be built with the channels it gets, and why; <see langword="null"/> where all can.</summary>
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

    /// <summary>Every stage with its scaled input and output channels.</summary>
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

    /// <summary>The network of <paramref name="variant"/>, every layer with its shapes and costs.</summary>
    /// <exception cref="OverflowException">A cost is beyond 64 bits.</exception>
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

    /// <summary>Stochastic depth grows linearly: rate * i / N for block i of N, counted from 0 over all repeated blocks, as in torchvision.</summary>
    private static Func<double> DropRates(FamilyDefinition family, VariantDefinition variant)
    {
        var total = family.Stages.Where(s => s.Operator.Repeats).Sum(s => s.LayersAt(variant.Scale.Depth, family.DepthRounding));
        var next = 0;
        return () => variant.DropPath * next++ / total;
    }
}
