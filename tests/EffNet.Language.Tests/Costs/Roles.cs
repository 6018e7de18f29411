using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Costs;

/// <summary>Distinguishes a network's convolutions by their shape and position, not by their names.</summary>
internal static class Roles
{
    public static ReferenceParts CostsOf(Network network)
    {
        var costs = network.Stages
            .SelectMany(s => s.Blocks.SelectMany(b => b.Nodes.Select((layer, index) => (Role: RoleOf(s, b, index), layer.MultiplyAdds))))
            .GroupBy(r => r.Role)
            .ToDictionary(g => g.Key, g => g.Sum(r => r.MultiplyAdds));
        Assert.Equal(0, costs["free"]);
        return new ReferenceParts(
            costs["stem"], costs["expand"], costs["depthwise"], costs["squeeze-excite"], costs["project"], costs["head"], costs["linear"]);
    }

    private static string RoleOf(Stage stage, Block block, int index) => block.Nodes[index].Operation switch
    {
        Linear => "linear",
        Convolution when stage.Operator == "conv" => "stem",
        Convolution when stage.Operator == "head" => "head",
        Convolution { Bias: true } => "squeeze-excite",
        Convolution c when c.Groups == c.InputChannels => "depthwise",
        Convolution => HasDepthwiseBefore(block, index) ? "project" : "expand",
        _ => "free",
    };

    private static bool HasDepthwiseBefore(Block block, int index) =>
        block.Nodes.Take(index).Any(l => l.Operation is Convolution { Groups: > 1 });
}
