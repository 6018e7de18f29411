using EffNet.Models;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using Xunit;

namespace EffNet.Tests;

public sealed class CostTests
{
    public static TheoryData<string> Published => [.. Subjects.Published];

    public static TheoryData<string> All => [.. Subjects.Published, .. Subjects.Probes];

    [Theory]
    [MemberData(nameof(All))]
    public void CostFor_the_declared_arguments_equals_the_constants(string type)
    {
        var (subject, network) = (Subjects.Find(type), Subjects.Find(type).Network);

        var cost = subject.CostFor(network.ClassCount, network.Input.Channels, network.Input.Height);

        Assert.Equal(new NetworkCost(network.Parameters, network.MultiplyAdds), cost);
        Assert.Equal(cost.Parameters, Constants.Read(subject.Type, "Parameters"));
        Assert.Equal(cost.Flops, Constants.Read(subject.Type, "Flops"));
        Assert.Equal(network.Input.Height, Constants.Read(subject.Type, "Resolution"));
    }

    [Fact]
    public void CostFor_without_arguments_uses_the_declared_values()
    {
        Assert.Equal(new NetworkCost(EfficientNetB0.Parameters, EfficientNetB0.Flops), EfficientNetB0.CostFor());
        Assert.Equal(new NetworkCost(TfEfficientNetB7.Parameters, TfEfficientNetB7.Flops), TfEfficientNetB7.CostFor());
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void CostFor_other_arguments_equals_the_costs_of_that_network(string type)
    {
        (int, int, int)[] arguments = [(10, 3, 224), (1, 1, 32), (21_843, 4, 33), (1000, 12, 225), (37, 3, 1), (5, 2, 383)];
        foreach (var (classes, channels, resolution) in arguments)
        {
            var network = ChangedNetwork.Of(type, classes, channels, resolution);
            Assert.Equal(new NetworkCost(network.Parameters, network.MultiplyAdds), Subjects.Find(type).CostFor(classes, channels, resolution));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void CostFor_0_classes_excludes_the_linear_layer(string type)
    {
        var (subject, network) = (Subjects.Find(type), Subjects.Find(type).Network.WithoutClassifier());

        Assert.Equal(new NetworkCost(network.Parameters, network.MultiplyAdds), subject.CostFor(0, network.Input.Channels, network.Input.Height));
    }

    [Fact]
    public void CostFor_has_the_parameter_count_of_the_created_network()
    {
        using var model = new EfficientNetB1(classes: 12, inputChannels: 5);

        Assert.Equal(EfficientNetB1.CostFor(12, 5).Parameters, model.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [InlineData(-1, 3, 224)]
    [InlineData(1000, 0, 224)]
    [InlineData(1000, -3, 224)]
    [InlineData(1000, 3, 0)]
    [InlineData(1000, 3, -224)]
    public void CostFor_throws_if_an_argument_is_out_of_range(int classes, int channels, int resolution) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EfficientNetB0.CostFor(classes, channels, resolution));
}
