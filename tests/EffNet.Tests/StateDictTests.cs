using EffNet.Models;
using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

public sealed class StateDictTests
{
    public static TheoryData<string> Published => [.. Subjects.OfTorchvision];

    [Fact]
    public void Torchvision_listing_of_B0_has_360_entries() => Assert.Equal(360, TorchvisionListing.Read("efficientnet_b0").Count);

    [Theory]
    [MemberData(nameof(Published))]
    public void Names_order_shapes_and_types_in_the_state_dict_equal_torchvision(string type)
    {
        using var model = Subjects.Find(type).CreateBlank();

        Assert.Equal(TorchvisionListing.ReadFor(type), model.state_dict().Select(entry => StateEntry.Of(entry.Key, entry.Value)));
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Parameters_and_buffers_are_in_the_order_of_torchvision(string type)
    {
        using var model = Subjects.Find(type).CreateBlank();
        var listing = TorchvisionListing.ReadFor(type).Select(entry => entry.Name).ToLookup(IsBuffer);

        Assert.Equal(listing[false], model.named_parameters().Select(entry => entry.name));
        Assert.Equal(listing[true], model.named_buffers().Select(entry => entry.name));
        Assert.Equal(listing[false].Count(), model.parameters().Count());
        Assert.Equal(listing[true].Count(), model.buffers().Count());
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Parameter_count_of_a_network_equals_its_constant(string type)
    {
        var subject = Subjects.Find(type);
        using var model = subject.CreateBlank();

        Assert.Equal(Constants.Read(subject.Type, "Parameters"), model.parameters().Sum(parameter => parameter.numel()));
        Assert.All(model.parameters(), parameter => Assert.True(parameter.requires_grad));
        Assert.All(model.buffers(), buffer => Assert.False(buffer.requires_grad));
    }

    [Fact]
    public void State_dict_with_a_prefix_adds_it_to_every_name()
    {
        using var model = Subjects.Find("EfficientNetB0").CreateBlank();

        Assert.Equal(model.state_dict().Keys.Select(name => "student." + name), model.state_dict(prefix: "student").Keys);
    }

    [Fact]
    public void State_dict_adds_its_entries_to_a_given_dictionary()
    {
        using var model = Subjects.Find("EfficientNetB0").CreateBlank();
        using var other = zeros(1);
        var state = new Dictionary<string, Tensor> { ["other"] = other };

        Assert.Same(state, model.state_dict(state));
        Assert.Equal(["other", .. model.state_dict().Keys], state.Keys);
    }

    [Fact]
    public void State_dict_entries_are_the_tensors_of_the_typed_members()
    {
        using var model = new EfficientNetB0();
        var state = model.state_dict();

        Assert.Same(model.Stage1.Conv.weight, state["features.0.0.weight"]);
        Assert.Same(model.Stage3.Block1.ExpandConv.weight, state["features.2.0.block.0.0.weight"]);
        Assert.Same(model.Stage3.Block1.ExpandNorm.running_mean, state["features.2.0.block.0.1.running_mean"]);
        Assert.Same(model.Stage7.Block4.ExciteConv.bias, state["features.6.3.block.2.fc2.bias"]);
        Assert.Same(model.Stage9.Conv.weight, state["features.8.0.weight"]);
        Assert.Same(model.Classifier.Linear!.bias, state["classifier.1.bias"]);
    }

    private static bool IsBuffer(string name) => name.Split('.')[^1] is "running_mean" or "running_var" or "num_batches_tracked";

}
