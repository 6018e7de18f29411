using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace EffNet;

/// <summary>The names of another library.</summary>
/// <param name="Naming">Whose they are.</param>
/// <param name="Stem">Modules before the blocks.</param>
/// <param name="Block">Where a module's name says its block.</param>
/// <param name="Kinds">The modules of each kind of block in order of execution; a block has all of one kind's, but for those of squeeze-and-excitation, which it may lack.</param>
/// <param name="Head">Modules behind the blocks.</param>
internal sealed partial record ForeignNames(
    WeightNaming Naming, ImmutableArray<string> Stem, Regex Block, ImmutableArray<ImmutableArray<string>> Kinds, ImmutableArray<string> Head)
{
    /// <summary>timm's EfficientNets, all its <c>tf_</c> ones, MobileNetV2: <c>_efficientnet_blocks.py</c>.</summary>
    private static readonly ForeignNames s_timm = new(
        WeightNaming.Timm,
        ["conv_stem", "bn1"],
        TimmBlock(),
        [
            ["conv_pw", "bn1", "conv_dw", "bn2", "se.conv_reduce", "se.conv_expand", "conv_pwl", "bn3"],
            ["conv_dw", "bn1", "se.conv_reduce", "se.conv_expand", "conv_pw", "bn2"],
            ["conv_exp", "bn1", "se.conv_reduce", "se.conv_expand", "conv_pwl", "bn2"],
            ["conv", "bn1"],
        ],
        ["conv_head", "bn2", "classifier"]);

    /// <summary>lukemelas' EfficientNet-PyTorch: <c>efficientnet_pytorch/model.py</c>.</summary>
    private static readonly ForeignNames s_lukemelas = new(
        WeightNaming.Lukemelas,
        ["_conv_stem", "_bn0"],
        LukemelasBlock(),
        [
            ["_expand_conv", "_bn0", "_depthwise_conv", "_bn1", "_se_reduce", "_se_expand", "_project_conv", "_bn2"],
            ["_depthwise_conv", "_bn1", "_se_reduce", "_se_expand", "_project_conv", "_bn2"],
        ],
        ["_conv_head", "_bn1", "_fc"]);

    /// <summary>The library after which names are given; <see langword="null"/> where it is none of these.</summary>
    public static ForeignNames? Recognise(IReadOnlyCollection<string> names) =>
        new[] { s_timm, s_lukemelas }.FirstOrDefault(n => names.Contains(n.Stem[0] + ".weight") && names.Any(name => n.Block.IsMatch(name)));

    /// <summary>The layout that names tell, whatever their order.</summary>
    public NetworkLayout Layout(IEnumerable<string> names)
    {
        var blocks = names
            .Select(ParameterPath.Module)
            .Distinct()
            .Select(m => (Module: m, Match: Block.Match(m)))
            .Where(m => m.Match.Success)
            .GroupBy(m => (Stage: ParameterPath.Number(m.Match.Groups["stage"]), Index: ParameterPath.Number(m.Match.Groups["index"])))
            .OrderBy(g => g.Key)
            .Select(g => new NetworkBlock(g.Key.Stage, g.Key.Index, Ordered(g.Select(m => m.Module), g.First().Match.Value)));
        return new NetworkLayout(Stem, [.. blocks], Head);
    }

    /// <summary>A block's modules in order of execution; none where it is of no known kind.</summary>
    private ImmutableArray<string> Ordered(IEnumerable<string> modules, string prefix)
    {
        var present = modules.Select(m => m[prefix.Length..]).ToHashSet();
        var kind = Kinds.FirstOrDefault(k => present.IsSubsetOf(k) && k.All(m => present.Contains(m) || IsOfGate(m)));
        return kind.IsDefault ? [] : [.. kind.Where(present.Contains).Select(m => prefix + m)];
    }

    private static bool IsOfGate(string module) => module.StartsWith("se.", StringComparison.Ordinal) || module.StartsWith("_se_", StringComparison.Ordinal);

    [GeneratedRegex(@"^blocks\.(?<stage>\d{1,4})\.(?<index>\d{1,4})\.", RegexOptions.CultureInvariant)]
    private static partial Regex TimmBlock();

    [GeneratedRegex(@"^_blocks\.(?<index>\d{1,4})\.", RegexOptions.CultureInvariant)]
    private static partial Regex LukemelasBlock();
}
