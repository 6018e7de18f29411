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
    public void Code_equals_the_verified_snapshot(string name)
    {
        var (file, variant) = NetworkCatalog.FindEntry(name);

        Snapshot.Matches($"Python.{name}", PythonEmitter.Emit(variant.Network!, new PythonOptions { ClassName = name, Source = file }), "py");
    }

    [Fact]
    public void Code_of_graphs_equals_the_verified_snapshot() => Snapshot.Matches(
        "Python.Graphs",
        string.Join("\n\n", SketchedGraphs.All.Concat(OddGraphs.All).Select(graph => $"# {graph.Key}\n{PythonEmitter.Emit(graph.Value())}")),
        "py");

    [Theory]
    [InlineData("1st", "is not a valid Python class name")]
    [InlineData("None", "is not a valid Python class name")]
    [InlineData("StochasticDepth", "is already used in the generated code")]
    [InlineData("Tensor", "is already used in the generated code")]
    public void Invalid_class_name_throws(string name, string problem) => Assert.Contains(
        $"'{name}' {problem}",
        Assert.Throws<ArgumentException>(() => PythonEmitter.Emit(NetworkCatalog.Find("EfficientNetB0"), new PythonOptions { ClassName = name })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Class_of_the_network_has_priority_for_its_name()
    {
        var code = PythonEmitter.Emit(NetworkCatalog.Find("EfficientNetB0"), new PythonOptions { ClassName = "MBConv6" });

        var lines = code.Split('\n').Where(line => line.StartsWith("class MBConv6", StringComparison.Ordinal));
        Assert.Equal(["class MBConv6_2(nn.Module):", "class MBConv6(nn.Module):"], lines);
    }

    [Fact]
    public void Network_without_classes_has_no_class_count() =>
        Assert.DoesNotContain("num_classes", PythonEmitter.Emit(NetworkCatalog.Find("EfficientNetB0").With(classCount: 0)), StringComparison.Ordinal);
}
