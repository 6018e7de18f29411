using System.Globalization;

namespace EffNet.Networks.Naming;

/// <summary>
/// The names that another library gives to the modules of a network. torchvision, timm and lukemelas have the same modules with weights in the same order
/// before the blocks, in each block and after the blocks. Only the names differ, so the names are translated by their order.
/// </summary>
/// <param name="stem">The modules before the blocks.</param>
/// <param name="blockWord">The text before the number of a block.</param>
/// <param name="numbersStages">Whether a block is numbered by its stage and its position in the stage. If not, blocks are numbered consecutively.</param>
/// <param name="kinds">For each kind of block, the names of its modules in order. The key has one letter for each module, as in <see cref="ModuleKind"/>.</param>
/// <param name="head">The modules after the blocks.</param>
internal sealed class ForeignNames(string[] stem, string blockWord, bool numbersStages, Dictionary<string, string> kinds, string[] head)
{
    /// <summary>Gets the names of timm's EfficientNets, including its <c>tf_</c> models, and MobileNetV2: <c>_efficientnet_blocks.py</c>.</summary>
    public static ForeignNames Timm { get; } = new(
        ["conv_stem", "bn1"],
        "blocks.",
        numbersStages: true,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cndnsscn"] = "conv_pw bn1 conv_dw bn2 se.conv_reduce se.conv_expand conv_pwl bn3",
            ["cndncn"] = "conv_pw bn1 conv_dw bn2 conv_pwl bn3",
            ["dnsscn"] = "conv_dw bn1 se.conv_reduce se.conv_expand conv_pw bn2",
            ["dncn"] = "conv_dw bn1 conv_pw bn2",
            ["cnsscn"] = "conv_exp bn1 se.conv_reduce se.conv_expand conv_pwl bn2",
            ["cncn"] = "conv_exp bn1 conv_pwl bn2",
            ["cn"] = "conv bn1",
        },
        ["conv_head", "bn2", "classifier"]);

    /// <summary>Gets the names of lukemelas' EfficientNet-PyTorch: <c>efficientnet_pytorch/model.py</c>.</summary>
    public static ForeignNames Lukemelas { get; } = new(
        ["_conv_stem", "_bn0"],
        "_blocks.",
        numbersStages: false,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cndnsscn"] = "_expand_conv _bn0 _depthwise_conv _bn1 _se_reduce _se_expand _project_conv _bn2",
            ["cndncn"] = "_expand_conv _bn0 _depthwise_conv _bn1 _project_conv _bn2",
            ["dnsscn"] = "_depthwise_conv _bn1 _se_reduce _se_expand _project_conv _bn2",
            ["dncn"] = "_depthwise_conv _bn1 _project_conv _bn2",
        },
        ["_conv_head", "_bn1", "_fc"]);

    /// <summary>Gets the text before the number of a block.</summary>
    public string BlockWord => blockWord;

    /// <summary>Returns the names that the library gives to the weights of a network.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The names; <see langword="null"/> if the network has no repeated blocks, because all networks of these libraries have repeated blocks.</returns>
    public ForeignState? Of(Network network)
    {
        var stages = network.Stages.Select(s => s.Blocks.Where(b => !b.StandsAlone).ToList()).Where(s => s.Count > 0).ToList();
        if (stages.Count == 0)
            return null;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(names, string.Empty, stem, network.Blocks.TakeWhile(b => b.StandsAlone).SelectMany(Modules));
        Add(names, string.Empty, head, network.Blocks.Reverse().TakeWhile(b => b.StandsAlone).Reverse().SelectMany(Modules));

        // If the stages are not modules, the family can divide its blocks into stages differently than the library. The block numbers are then unknown.
        if (numbersStages && network.Stages.Any(s => s.Path.Length == 0 && !s.Blocks[0].StandsAlone))
            return new ForeignState(names, [.. stages.SelectMany(s => s).Select(OfBlock)]);
        for (var (stage, counted) = (0, 0); stage < stages.Count; stage++)
        {
            for (var index = 0; index < stages[stage].Count; index++, counted++)
            {
                var number = numbersStages ? FormattableString.Invariant($"{stage}.{index}") : counted.ToString(CultureInfo.InvariantCulture);
                AddBlock(names, $"{blockWord}{number}.", stages[stage][index]);
            }
        }

        return new ForeignState(names, []);
    }

    private Dictionary<string, string> OfBlock(Block block)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        AddBlock(names, string.Empty, block);
        return names;
    }

    private void AddBlock(Dictionary<string, string> names, string prefix, Block block)
    {
        var modules = Modules(block).ToList();
        if (kinds.TryGetValue(string.Concat(modules.Select(m => m.Operation.Accept(ModuleKind.Instance))), out var theirs))
            Add(names, prefix, theirs.Split(' '), modules);
    }

    private static void Add(Dictionary<string, string> names, string prefix, string[] theirs, IEnumerable<Node> ours)
    {
        foreach (var (name, node) in theirs.Zip(ours, (name, node) => (name, node)))
        {
            foreach (var tensor in node.Operation.State)
                names[$"{prefix}{name}.{tensor.Name}"] = $"{node.Path}.{tensor.Name}";
        }
    }

    private static IEnumerable<Node> Modules(Block block) => block.Nodes.Where(n => n.Path is not null && n.Operation.State.Count > 0);
}
