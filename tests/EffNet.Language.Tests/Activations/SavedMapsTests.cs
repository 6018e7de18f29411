using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Activations;

/// <summary>Training memory equals the bytes that autograd saved when the same networks ran in their own libraries.</summary>
public sealed class SavedMapsTests
{
    public static TheoryData<string> Rows => [.. ReferenceCost.All.Where(r => r.Shipped is not null).Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Training_memory_equals_the_bytes_that_autograd_saved(string name)
    {
        var row = ReferenceCost.All.Single(r => r.Name == name);
        var network = row.Load();
        Assert.Equal((row.Resolution, row.Parameters, row.MultiplyAdds), (network.Input.Height, network.Parameters, network.MultiplyAdds));
        Assert.Equal(row.SavedMaps, ActivationMemory.Training(network) + MapOfLastPooling(network));
    }

    [Fact]
    public void Every_torchvision_network_of_the_reference_costs_ships() =>
        Assert.All(ReferenceCost.All.Where(r => r.Source.StartsWith("torchvision", StringComparison.Ordinal)), r => Assert.NotNull(r.Shipped));

    [Fact]
    public void Costs_and_training_memory_of_a_gated_bottleneck_equal_those_of_timm()
    {
        var row = ReferenceCost.All.Single(r => r.Name == "seresnet50");
        var text = Shipped.Read("resnet.effnet").Replace("bottleneck(kernel: 3,", "bottleneck(kernel: 3, se: 0.0625,", StringComparison.Ordinal)
            .Replace("require", "// require", StringComparison.Ordinal);
        var network = Effnet.Variants(Effnet.CompileCleanly(text)).Single(v => v.TypeName == "ResNet50").Network!;
        Assert.Equal((row.Parameters, row.MultiplyAdds, row.SavedMaps), (network.Parameters, network.MultiplyAdds, ActivationMemory.Training(network) + MapOfLastPooling(network)));
    }

    [Fact]
    public void Training_memory_of_the_image_and_all_stages_sums_up_to_that_of_the_network()
    {
        var network = Shipped.Variant(Shipped.Torchvision, "B0").Network!;
        Assert.Equal(ActivationMemory.Training(network), (4 * network.Input.Elements) + ActivationMemory.TrainingByStage(network).Sum(s => s.Bytes));
    }

    [Fact]
    public void Dropout_adds_one_byte_of_training_memory_for_each_feature()
    {
        var (without, with) = (Training("dropout: 0;"), Training("dropout: 0.5;"));
        Assert.Equal(16, with - without);

        static long Training(string dropout) => ActivationMemory.Training(Effnet.Network(Source.Alone($"variant X {{ {dropout} }}")));
    }

    /// <summary>
    /// Returns the bytes of the map that the last pooling reads. PyTorch 1.13, with which the rows were measured, saved this map; the mean in generated code does not need it.
    /// After a ReLU, the result is 0, because the ReLU saves the map itself.
    /// </summary>
    private static long MapOfLastPooling(Network network)
    {
        var pooled = network.Nodes.Last(l => l.Operation is GlobalAveragePool).Input;
        var isKept = network.Nodes.Last(l => l.Operation is Activation) is { Operation: Activation { Function.Word: "relu" } };
        return isKept ? 0 : 4 * pooled.Elements;
    }
}
