using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace EffNet;

/// <summary>
/// A network as three lists of modules that have weights: before the blocks, the blocks', and after them. Within each, torchvision, timm and lukemelas have the same modules in
/// the same order, and differ in nothing but their names; so whoever knows the order can translate.
/// </summary>
/// <param name="Stem">Convolution and norm before the blocks.</param>
/// <param name="Blocks">The blocks in order of execution.</param>
/// <param name="Head">Convolution, norm and linear layer after them.</param>
internal sealed partial record NetworkLayout(ImmutableArray<NetworkModule> Stem, ImmutableArray<NetworkBlock> Blocks, ImmutableArray<NetworkModule> Head)
{
    /// <summary>Gets whether the network's names number its stages.</summary>
    public bool HasStages => Blocks.Select(b => b.Stage).Distinct().Skip(1).Any();

    /// <summary>Reads the layout off a network's own names, which are torchvision's.</summary>
    /// <param name="weights">Its weights, modules in order of execution.</param>
    public static NetworkLayout OfNetwork(IEnumerable<TargetWeight> weights)
    {
        var modules = weights.GroupBy(w => ParameterPath.Module(w.Name)).Select(g => new NetworkModule(g.Key, [.. g])).ToList();
        var blocks = modules
            .Select(m => (Module: m, Match: OwnBlock().Match(m.Name + ".")))
            .Where(m => m.Match.Success)
            .GroupBy(m => m.Match.Groups["block"].Value)
            .Select(g => new NetworkBlock(Number(g.First().Match, "stage"), Number(g.First().Match, "index"), [.. g.Select(m => m.Module)]))
            .ToImmutableArray();
        if (blocks.IsEmpty)
            return new NetworkLayout([], [], [.. modules]);
        var first = modules.IndexOf(blocks[0].Modules[0]);
        var last = modules.IndexOf(blocks[^1].Modules[^1]);
        return new NetworkLayout([.. modules.Take(first)], blocks, [.. modules.Skip(last + 1)]);
    }

    private static int Number(Match match, string part) => ParameterPath.Number(match.Groups[part]);

    // EfficientNet's 'features.3.1.block.0.0' and MobileNetV2's 'features.3.conv.0.0'.
    [GeneratedRegex(@"^(?<block>features\.(?<stage>\d{1,4})\.(?<index>\d{1,4})\.block|features\.(?<index>\d{1,4})\.conv)\.", RegexOptions.CultureInvariant)]
    private static partial Regex OwnBlock();
}
