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
    public void The_declared_arguments_cost_what_the_constants_say(string type)
    {
        var (subject, network) = (Subjects.Find(type), Subjects.Find(type).Network);

        var cost = subject.CostFor(network.ClassCount, network.Input.Channels, network.Input.Height);

        Assert.Equal(new NetworkCost(network.Parameters, network.MultiplyAdds), cost);
        Assert.Equal(cost.Parameters, Constants.Read(subject.Type, "Parameters"));
        Assert.Equal(cost.Flops, Constants.Read(subject.Type, "Flops"));
        Assert.Equal(network.Input.Height, Constants.Read(subject.Type, "Resolution"));
    }

    [Fact]
    public void Arguments_left_out_are_the_declared_ones()
    {
        Assert.Equal(new NetworkCost(EfficientNetB0.Parameters, EfficientNetB0.Flops), EfficientNetB0.CostFor());
        Assert.Equal(new NetworkCost(TfEfficientNetB7.Parameters, TfEfficientNetB7.Flops), TfEfficientNetB7.CostFor());
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Other_arguments_cost_what_the_network_built_for_them_costs(string type)
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
    public void No_classes_save_the_linear_layer(string type)
    {
        var (subject, network) = (Subjects.Find(type), Subjects.Find(type).Network.WithoutClassifier());

        Assert.Equal(new NetworkCost(network.Parameters, network.MultiplyAdds), subject.CostFor(0, network.Input.Channels, network.Input.Height));
    }

    [Fact]
    public void The_parameters_are_those_of_a_network_made_so()
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
    public void Arguments_that_no_network_has_are_refused(int classes, int channels, int resolution) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EfficientNetB0.CostFor(classes, channels, resolution));
}
