using System.Collections.Immutable;
using System.Globalization;

namespace EffNet;

/// <summary>How another library names modules.</summary>
/// <param name="Naming">Which library.</param>
/// <param name="Stem">Modules before the blocks.</param>
/// <param name="BlockWord">What precedes a block's numbers.</param>
/// <param name="NumbersStages">Whether a block's number is its stage's and its place in it; otherwise blocks are counted through.</param>
/// <param name="Kinds">The names of a block's modules in order, by their kinds.</param>
/// <param name="Head">Modules after the blocks.</param>
internal sealed record ForeignNames(
    WeightNaming Naming,
    ImmutableArray<string> Stem,
    string BlockWord,
    bool NumbersStages,
    ImmutableDictionary<string, string> Kinds,
    ImmutableArray<string> Head)
{
    /// <summary>timm's EfficientNets, all its <c>tf_</c> ones, MobileNetV2: <c>_efficientnet_blocks.py</c>.</summary>
    public static ForeignNames Timm { get; } = new(
        WeightNaming.Timm,
        ["conv_stem", "bn1"],
        "blocks.",
        NumbersStages: true,
        new Dictionary<string, string>
        {
            ["cndnsscn"] = "conv_pw bn1 conv_dw bn2 se.conv_reduce se.conv_expand conv_pwl bn3",
            ["cndncn"] = "conv_pw bn1 conv_dw bn2 conv_pwl bn3",
            ["dnsscn"] = "conv_dw bn1 se.conv_reduce se.conv_expand conv_pw bn2",
            ["dncn"] = "conv_dw bn1 conv_pw bn2",
            ["cnsscn"] = "conv_exp bn1 se.conv_reduce se.conv_expand conv_pwl bn2",
            ["cncn"] = "conv_exp bn1 conv_pwl bn2",
            ["cn"] = "conv bn1",
        }.ToImmutableDictionary(),
        ["conv_head", "bn2", "classifier"]);

    /// <summary>lukemelas' EfficientNet-PyTorch: <c>efficientnet_pytorch/model.py</c>.</summary>
    public static ForeignNames Lukemelas { get; } = new(
        WeightNaming.Lukemelas,
        ["_conv_stem", "_bn0"],
        "_blocks.",
        NumbersStages: false,
        new Dictionary<string, string>
        {
            ["cndnsscn"] = "_expand_conv _bn0 _depthwise_conv _bn1 _se_reduce _se_expand _project_conv _bn2",
            ["cndncn"] = "_expand_conv _bn0 _depthwise_conv _bn1 _project_conv _bn2",
            ["dnsscn"] = "_depthwise_conv _bn1 _se_reduce _se_expand _project_conv _bn2",
            ["dncn"] = "_depthwise_conv _bn1 _project_conv _bn2",
        }.ToImmutableDictionary(),
        ["_conv_head", "_bn1", "_fc"]);

    /// <summary>What this library calls the weights of a network.</summary>
    public NameScheme Scheme(NetworkLayout network)
    {
        var names = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Add(names, string.Empty, Stem, network.Stem);
        Add(names, string.Empty, Head, network.Head);
        if (NumbersStages && !network.HasStages)
            return new NameScheme(Naming, names.ToImmutable(), [.. network.Blocks.Select(OfBlock)], BlockWord);

        var stages = network.Blocks.GroupBy(b => b.Stage).OrderBy(s => s.Key).Select(s => s.OrderBy(b => b.Index).ToList()).ToList();
        for (var (stage, counted) = (0, 0); stage < stages.Count; stage++)
        {
            for (var index = 0; index < stages[stage].Count; index++, counted++)
            {
                var number = NumbersStages ? string.Create(CultureInfo.InvariantCulture, $"{stage}.{index}") : counted.ToString(CultureInfo.InvariantCulture);
                AddBlock(names, $"{BlockWord}{number}.", stages[stage][index]);
            }
        }

        return new NameScheme(Naming, names.ToImmutable(), [], BlockWord);
    }

    private ImmutableDictionary<string, string> OfBlock(NetworkBlock block)
    {
        var names = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        AddBlock(names, string.Empty, block);
        return names.ToImmutable();
    }

    private void AddBlock(ImmutableDictionary<string, string>.Builder names, string prefix, NetworkBlock block)
    {
        if (Kinds.TryGetValue(block.Kinds, out var modules))
            Add(names, prefix, [.. modules.Split(' ')], block.Modules);
    }

    private static void Add(ImmutableDictionary<string, string>.Builder names, string prefix, ImmutableArray<string> theirs, ImmutableArray<NetworkModule> ours)
    {
        foreach (var (name, module) in theirs.Zip(ours))
        {
            foreach (var weight in module.Weights)
                names[$"{prefix}{name}{weight.Name[module.Name.Length..]}"] = weight.Name;
        }
    }
}
