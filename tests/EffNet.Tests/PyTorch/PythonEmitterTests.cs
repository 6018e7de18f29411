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
    public void Python_code_of_a_network_equals_the_snapshot(string name)
    {
        var (file, variant) = NetworkCatalog.FindEntry(name);

        Snapshot.Matches($"Python.{name}", PythonEmitter.Emit(variant.Network!, new PythonOptions { ClassName = name, Source = file }), "py");
    }

    [Fact]
    public void Python_code_of_sketched_graphs_equals_the_snapshot() => Snapshot.Matches(
        "Python.Graphs",
        string.Join("\n\n", SketchedGraphs.All.Concat(OddGraphs.All).Select(graph => $"# {graph.Key}\n{PythonEmitter.Emit(graph.Value())}")),
        "py");

    [Theory]
    [InlineData("1st", "is not a valid Python class name")]
    [InlineData("None", "is not a valid Python class name")]
    [InlineData("StochasticDepth", "is already used in the generated code")]
    [InlineData("Tensor", "is already used in the generated code")]
    public void Invalid_Python_class_name_throws(string name, string problem) => Assert.Contains(
        $"'{name}' {problem}",
        Assert.Throws<ArgumentException>(() => PythonEmitter.Emit(NetworkCatalog.Find("EfficientNetB0"), new PythonOptions { ClassName = name })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Network_class_keeps_its_name_if_a_block_class_would_have_the_same_name()
    {
        var code = PythonEmitter.Emit(NetworkCatalog.Find("EfficientNetB0"), new PythonOptions { ClassName = "MBConv6" });

        var lines = code.Split('\n').Where(line => line.StartsWith("class MBConv6", StringComparison.Ordinal));
        Assert.Equal(["class MBConv6_2(nn.Module):", "class MBConv6(nn.Module):"], lines);
    }

    [Fact]
    public void Python_code_of_a_network_without_classes_has_no_num_classes() =>
        Assert.DoesNotContain("num_classes", PythonEmitter.Emit(NetworkCatalog.Find("EfficientNetB0").With(classCount: 0)), StringComparison.Ordinal);
}
