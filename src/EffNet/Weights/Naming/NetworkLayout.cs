using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace EffNet;

/// <summary>
/// A network as three lists of modules that have weights: before the blocks, the blocks', and behind them. Within each, torchvision, timm and lukemelas have the same modules in
/// the same order, and differ in nothing but their names; so whoever knows the order can translate.
/// </summary>
/// <param name="Stem">Convolution and norm before the blocks.</param>
/// <param name="Blocks">The blocks in order of execution.</param>
/// <param name="Head">Convolution, norm and linear layer behind them.</param>
internal sealed partial record NetworkLayout(ImmutableArray<string> Stem, ImmutableArray<NetworkBlock> Blocks, ImmutableArray<string> Head)
{
    /// <summary>Reads the layout off a network's own names, which are torchvision's.</summary>
    /// <param name="names">The names of its weights, modules in order of execution.</param>
    public static NetworkLayout OfNetwork(IEnumerable<string> names)
    {
        var modules = names.Select(ParameterPath.Module).Distinct().ToList();
        var blocks = ImmutableArray.CreateBuilder<NetworkBlock>();
        foreach (var group in modules.Where(m => OwnBlock().IsMatch(m)).GroupBy(m => OwnBlock().Match(m).Groups["block"].Value))
        {
            var match = OwnBlock().Match(group.First());
            blocks.Add(new NetworkBlock(ParameterPath.Number(match.Groups["stage"]), ParameterPath.Number(match.Groups["index"]), [.. group]));
        }

        return Around(modules, blocks.ToImmutable());
    }

    /// <summary>The modules of the network by those of a file that has the same layout under other names.</summary>
    /// <param name="file">The file's layout.</param>
    public Dictionary<string, string> Translate(NetworkLayout file)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        Pair(file.Stem, Stem);
        Pair(file.Head, Head);
        foreach (var (theirs, ours) in PairBlocks(file))
        {
            if (theirs.Modules.Length == ours.Modules.Length)
                Pair(theirs.Modules, ours.Modules);
        }

        return names;

        void Pair(ImmutableArray<string> theirs, ImmutableArray<string> ours)
        {
            for (var i = 0; i < Math.Min(theirs.Length, ours.Length); i++)
                names[theirs[i]] = ours[i];
        }
    }

    /// <summary>By stage and place where both say them, so that another depth shows as missing repeats and not as a shift of everything behind; by order otherwise.</summary>
    private IEnumerable<(NetworkBlock Theirs, NetworkBlock Ours)> PairBlocks(NetworkLayout file)
    {
        if (Staged(Blocks) is not { } ours || Staged(file.Blocks) is not { } theirs)
            return file.Blocks.Zip(Blocks);
        return theirs.Zip(ours).SelectMany(stage => stage.First.Zip(stage.Second));
    }

    private static List<List<NetworkBlock>>? Staged(ImmutableArray<NetworkBlock> blocks)
    {
        var stages = blocks.GroupBy(b => b.Stage).OrderBy(s => s.Key).Select(s => s.OrderBy(b => b.Index).ToList()).ToList();
        return stages.Count > 1 ? stages : null;
    }

    private static NetworkLayout Around(List<string> modules, ImmutableArray<NetworkBlock> blocks)
    {
        if (blocks.IsEmpty)
            return new NetworkLayout([], [], [.. modules]);
        var first = modules.IndexOf(blocks[0].Modules[0]);
        var last = modules.IndexOf(blocks[^1].Modules[^1]);
        return new NetworkLayout([.. modules.Take(first)], blocks, [.. modules.Skip(last + 1)]);
    }

    // EfficientNet's 'features.3.1.block.0.0' and MobileNetV2's 'features.3.conv.0.0'.
    [GeneratedRegex(@"^(?<block>features\.(?<stage>\d{1,4})\.(?<index>\d{1,4})\.block|features\.(?<index>\d{1,4})\.conv)\.", RegexOptions.CultureInvariant)]
    private static partial Regex OwnBlock();
}
