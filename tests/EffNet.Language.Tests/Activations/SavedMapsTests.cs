using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Activations;

/// <summary>What training keeps is what autograd kept when the same networks ran in their own libraries.</summary>
public sealed class SavedMapsTests
{
    public static TheoryData<string> Rows => [.. ReferenceCost.All.Where(r => r.Shipped is not null).Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Saved_bytes_equal_those_of_autograd(string name)
    {
        var row = ReferenceCost.All.Single(r => r.Name == name);
        var network = row.Load();
        Assert.Equal((row.Resolution, row.Parameters, row.MultiplyAdds), (network.Input.Height, network.Parameters, network.MultiplyAdds));
        Assert.Equal(row.SavedMaps, ActivationMemory.Training(network) + MapOfLastPooling(network));
    }

    [Fact]
    public void Every_measured_network_of_torchvision_ships() =>
        Assert.All(ReferenceCost.All.Where(r => r.Source.StartsWith("torchvision", StringComparison.Ordinal)), r => Assert.NotNull(r.Shipped));

    [Fact]
    public void A_gate_after_a_bottleneck_keeps_the_maps_that_timm_keeps()
    {
        var row = ReferenceCost.All.Single(r => r.Name == "seresnet50");
        var text = Shipped.Read("resnet.effnet").Replace("bottleneck(kernel: 3,", "bottleneck(kernel: 3, se: 0.0625,", StringComparison.Ordinal)
            .Replace("require", "// require", StringComparison.Ordinal);
        var network = Effnet.Variants(Effnet.CompileCleanly(text)).Single(v => v.TypeName == "ResNet50").Network!;
        Assert.Equal((row.Parameters, row.MultiplyAdds, row.SavedMaps), (network.Parameters, network.MultiplyAdds, ActivationMemory.Training(network) + MapOfLastPooling(network)));
    }

    [Fact]
    public void Bytes_of_stages_and_the_image_sum_to_those_of_the_network()
    {
        var network = Shipped.Variant(Shipped.Torchvision, "B0").Network!;
        Assert.Equal(ActivationMemory.Training(network), (4 * network.Input.Elements) + ActivationMemory.TrainingByStage(network).Sum(s => s.Bytes));
    }

    [Fact]
    public void Dropout_keeps_one_byte_for_each_feature()
    {
        var (without, with) = (Training("dropout: 0;"), Training("dropout: 0.5;"));
        Assert.Equal(16, with - without);

        static long Training(string dropout) => ActivationMemory.Training(Effnet.Network(Source.Alone($"variant X {{ {dropout} }}")));
    }

    /// <summary>
    /// The pooling of PyTorch 1.13, with which the rows were measured, keeps the map it reads; the mean that generated code takes knows its gradient from sizes alone.
    /// A ReLU keeps that map itself.
    /// </summary>
    private static long MapOfLastPooling(Network network)
    {
        var pooled = network.Nodes.Last(l => l.Operation is GlobalAveragePool).Input;
        var isKept = network.Nodes.Last(l => l.Operation is Activation) is { Operation: Activation { Function.Word: "relu" } };
        return isKept ? 0 : 4 * pooled.Elements;
    }
}
