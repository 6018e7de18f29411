using EffNet.Models;
using EffNet.Networks;
using EffNet.Tests.Networks;
using Xunit;

namespace EffNet.Tests;

/// <summary>A generated type provides the network that the compiler built.</summary>
public sealed class DefinitionTests
{
    public static TheoryData<string> All => [.. Subjects.Published, .. Subjects.Probes];

    [Theory]
    [MemberData(nameof(All))]
    public void Network_of_a_generated_definition_equals_the_network_of_the_compiler(string type)
    {
        var subject = Subjects.Find(type);

        Assert.Equal(subject.Network, DeclaredNetwork(subject));
        Assert.Equal(ActivationMemory.Forward(subject.Network).Bytes, ActivationMemory.Forward(DeclaredNetwork(subject)).Bytes);
        Assert.Equal(ActivationMemory.Training(subject.Network), ActivationMemory.Training(DeclaredNetwork(subject)));
    }

    [Fact]
    public void Instance_with_other_class_and_channel_counts_has_its_own_graph()
    {
        using var model = new EfficientNetB0(classes: 10, inputChannels: 1);

        Assert.Equal(EfficientNetB0.Definition.Network.With(classCount: 10, inputChannels: 1), model.Network);
        Assert.Equal(model.state_dict().Select(e => (e.Key, string.Join(' ', e.Value.shape))), model.Network.State.Select(t => (t.Name, string.Join(' ', t.Shape))));
    }

    [Fact]
    public void Instance_with_the_declared_arguments_shares_the_graph_of_the_definition()
    {
        using var model = new EfficientNetB0();

        Assert.Same(EfficientNetB0.Definition.Network, model.Network);
        Assert.Same(EfficientNetB0.Definition.Network, NetworkOf<EfficientNetB0>());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void State_of_the_graph_has_the_names_shapes_and_order_of_the_state_dict(string type)
    {
        var subject = Subjects.Find(type);
        using var model = subject.CreateFor(0, subject.Network.Input.Channels);

        Assert.Equal(
            model.state_dict().Select(e => (e.Key, string.Join(' ', e.Value.shape))),
            subject.Network.With(classCount: 0).State.Select(t => (t.Name, string.Join(' ', t.Shape))));
    }

    private static Network DeclaredNetwork(Subject subject) => ((ModuleVariant)subject.Type.GetProperty("Variant")!.GetValue(null)!).Network;

    private static Network NetworkOf<TNetwork>()
        where TNetwork : TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>, INetwork<TNetwork> => TNetwork.Network;
}
