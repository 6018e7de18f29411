using EffNet.Networks;
using EffNet.PyTorch;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using Xunit;

namespace EffNet.Tests.PyTorch;

/// <summary>Python code of networks; <c>tests/scripts/pytorch-check</c> runs it.</summary>
public sealed class PythonEmitterTests
{
    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("TfEfficientNetB0")]
    [InlineData("EfficientNetV2S")]
    [InlineData("MobileNetV2W100")]
    [InlineData("ResNet50")]
    [InlineData("BottleneckProbeDropping")]
    [InlineData("PoolProbeSame")]
    public void Code_is_as_accepted(string name)
    {
        var (file, variant) = NetworkCatalog.FindEntry(name);

        Snapshot.Matches($"Python.{name}", PythonEmitter.Emit(variant.Network!, new PythonOptions { ClassName = name, Source = file }), "py");
    }

    [Fact]
    public void Code_of_graphs_is_as_accepted() => Snapshot.Matches(
        "Python.Graphs",
        string.Join("\n\n", SketchedGraphs.All.Concat(OddGraphs.All).Select(graph => $"# {graph.Key}\n{PythonEmitter.Emit(graph.Value())}")),
        "py");

    [Theory]
    [InlineData("1st", "is not a name of a class")]
    [InlineData("None", "is not a name of a class")]
    [InlineData("StochasticDepth", "has another meaning")]
    [InlineData("Tensor", "has another meaning")]
    public void A_name_that_the_class_cannot_have_is_refused(string name, string problem) => Assert.Contains(
        $"'{name}' {problem}",
        Assert.Throws<ArgumentException>(() => PythonEmitter.Emit(NetworkCatalog.Find("EfficientNetB0"), new PythonOptions { ClassName = name })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_networks_class_gets_a_name_that_another_class_would_have()
    {
        var code = PythonEmitter.Emit(NetworkCatalog.Find("EfficientNetB0"), new PythonOptions { ClassName = "MBConv6" });

        var lines = code.Split('\n').Where(line => line.StartsWith("class MBConv6", StringComparison.Ordinal));
        Assert.Equal(["class MBConv6_2(nn.Module):", "class MBConv6(nn.Module):"], lines);
    }

    [Fact]
    public void A_network_without_classes_has_no_number_of_classes() =>
        Assert.DoesNotContain("num_classes", PythonEmitter.Emit(NetworkCatalog.Find("EfficientNetB0").With(classCount: 0)), StringComparison.Ordinal);
}
