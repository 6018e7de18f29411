using EffNet.Language.Networks;
using EffNet.Language.Text;

namespace EffNet.Cli.Comparison;

/// <summary>The entries of a network's <c>state_dict</c>: weights fit where names and shapes are equal.</summary>
internal static class StateDictionary
{
    /// <summary>Every entry of <paramref name="network"/> with its shape.</summary>
    public static Dictionary<string, EquatableArray<int>> Of(Network network) => network.Blocks
        .SelectMany(block => block.Layers.Where(layer => layer.Path is not null).SelectMany(layer => Entries(layer.Operation)
            .Select(entry => (Name: Join(block.Path, layer.Path!, entry.Name), entry.Shape))))
        .ToDictionary(entry => entry.Name, entry => entry.Shape, StringComparer.Ordinal);

    private static (string Name, EquatableArray<int> Shape)[] Entries(Operation operation) => operation switch
    {
        Convolution c => [("weight", Shape(c.OutputChannels, c.InputChannels / c.Groups, c.Kernel, c.Kernel)), .. c.Bias ? [("bias", Shape(c.OutputChannels))] : NoEntries],
        BatchNorm n =>
        [
            ("weight", Shape(n.Channels)), ("bias", Shape(n.Channels)), ("running_mean", Shape(n.Channels)), ("running_var", Shape(n.Channels)), ("num_batches_tracked", Shape()),
        ],
        Linear l => [("weight", Shape(l.OutputFeatures, l.InputFeatures)), ("bias", Shape(l.OutputFeatures))],
        _ => NoEntries,
    };

    private static (string Name, EquatableArray<int> Shape)[] NoEntries => [];

    private static EquatableArray<int> Shape(params IEnumerable<int> sizes) => sizes.ToEquatableArray();

    /// <summary>A part with an empty path is not a module: its children are named like those of its parent.</summary>
    private static string Join(params IEnumerable<string> parts) => string.Join('.', parts.Where(p => p.Length > 0));
}
