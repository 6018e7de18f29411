using EffNet.Language.Networks;
using EffNet.Networks;
using EffNet.Tests.Networks;
using Xunit;

namespace EffNet.Tests;

/// <summary>Compares the constants of generated types with measurements of the same networks in torchvision and timm.</summary>
public sealed class ReferenceCostTests
{
    public static TheoryData<string> Published => [.. Subjects.Published];

    [Theory]
    [MemberData(nameof(Published))]
    public void Parameters_and_Flops_equal_the_counts_of_torchvision_and_timm(string type)
    {
        var (generated, expected) = (Subjects.Find(type).Type, ReferenceCosts.ReadFor(type));

        Assert.Equal(expected.Resolution, Convert.ToInt64(Constants.Read(generated, "Resolution"), null));
        Assert.Equal(expected.Parameters, Constants.Read(generated, "Parameters"));
        Assert.Equal(expected.MultiplyAdds, Constants.Read(generated, "Flops"));
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void TrainingMemoryBytes_equals_the_bytes_that_autograd_saves(string type)
    {
        var subject = Subjects.Find(type);
        var expected = ReferenceCosts.ReadFor(type).SavedMaps - PooledMap(subject.Network) + Masks(subject.Network);
        if (type.StartsWith("Tf", StringComparison.Ordinal))
            expected += Borders(subject.Network);

        Assert.Equal(expected, Constants.Read(subject.Type, "TrainingMemoryBytes"));
    }

    [Fact]
    public void Costs_of_a_ResNet_with_squeeze_and_excitation_equal_timm()
    {
        var text = EmbeddedText.Read("resnet.effnet").Replace("bottleneck(kernel: 3,", "bottleneck(kernel: 3, se: 0.0625,", StringComparison.Ordinal);
        var gated = text[..text.IndexOf("require", StringComparison.Ordinal)] + "} }";
        var network = NetworkCatalog.NetworkOf(NetworkCatalog.Build(gated).Single());

        var measured = ReferenceCosts.Read("seresnet50");

        Assert.Equal(measured.Parameters, network.Parameters);
        Assert.Equal(measured.MultiplyAdds, network.MultiplyAdds);
        Assert.Equal(measured.SavedMaps, ActivationMemory.Training(network));
    }

    /// <summary>
    /// The bytes were measured with PyTorch 1.13, which keeps the input of a mean; later versions need only its size. This matters only before the classifier,
    /// and only after an activation that keeps its input: ReLU's output is kept anyway, and so are the inputs of the multiplication of a gate.
    /// </summary>
    private static long PooledMap(Network network)
    {
        var pooled = network.Nodes.Last(layer => layer.Operation is GlobalAveragePool).Input;
        var activation = network.Nodes.Select(layer => layer.Operation).OfType<Activation>().Last().Function;
        return activation.Saves == SavedTensors.Input ? sizeof(float) * pooled.Elements : 0;
    }

    /// <summary>Dropout had probability 0 in the measurement; otherwise it keeps one byte per feature.</summary>
    private static long Masks(Network network) => network.Nodes.Where(layer => layer.Operation is Dropout).Sum(layer => layer.Output.Elements);

    /// <summary>B0 to B7 were measured with torchvision's padding; with TensorFlow's, copies with a border are kept instead of the maps.</summary>
    private static long Borders(Network network) =>
        network.Nodes.Where(layer => layer.Operation is SamePad).Sum(layer => sizeof(float) * (layer.Output.Elements - layer.Input.Elements));
}
