using System.Reflection;
using EffNet.Models;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>
/// Groups that are not modules in torchvision and have no name there: ResNet's stem, pooling and classifier, and MobileNetV2's stages. Their layers belong to
/// the network, but the groups can be used like other modules.
/// </summary>
public sealed class GroupTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _images = HashedNumbers.Images(2, 3, 64, 48);

    public static TheoryData<string> Types => ["ResNet18", "ResNet50", "MobileNetV2W100", "BottleneckProbeSymmetric", "FusedProbeSame"];

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void Network_has_exactly_the_modules_that_the_graph_names(string type)
    {
        var subject = Subjects.Find(type);
        using var model = subject.CreateBlank();
        var layers = StatePath.ModulesOf(subject.Network).Select(module => module.Path);
        var containers = subject.Network.Stages.Select(stage => stage.Path)
            .Concat(subject.Network.Blocks.Select(block => block.Path))
            .Where(path => path.Length > 0);

        Assert.Equal(layers.Concat(containers).ToHashSet(), model.named_modules().Select(entry => entry.name).ToHashSet());
        Assert.Distinct(model.named_modules().Select(entry => entry.name));
        Assert.Distinct(model.named_modules().Select(entry => entry.module), ReferenceEqualityComparer.Instance);
    }

    [Fact]
    public void Children_of_a_ResNet_have_the_names_of_torchvision()
    {
        using var model = new ResNet18();

        Assert.Equal(
            ["conv1", "bn1", "act1", "maxpool", "layer1", "layer2", "layer3", "layer4", "avgpool", "fc"],
            model.named_children().Select(child => child.name));
        Assert.Equal(
            ["conv1", "bn1", "act1", "conv2", "bn2", "downsample.0", "downsample.1", "act"],
            model.Layer2.Block1.named_children().Select(child => child.name));
    }

    [Fact]
    public void Children_of_a_MobileNetV2_have_the_names_of_torchvision()
    {
        using var model = new MobileNetV2W100();

        Assert.Equal(
            [.. Enumerable.Range(0, 19).Select(number => $"features.{number}"), "classifier"],
            model.named_children().Select(child => child.name));
        Assert.Equal(["features.2", "features.3"], model.Stage2.named_children().Select(child => child.name));
    }

    [Fact]
    public void Unnamed_group_contains_the_layers_of_the_network()
    {
        using var model = new ResNet18();
        var state = model.state_dict();

        Assert.Same(model.Stem.Conv.weight, state["conv1.weight"]);
        Assert.Same(model.Stem.Norm.running_mean, state["bn1.running_mean"]);
        Assert.Same(model.Classifier.Linear!.weight, state["fc.weight"]);
        Assert.Same(model.Layer2.Block1.ShortcutConv.weight, state["layer2.0.downsample.0.weight"]);
        Assert.Equal(["conv1.weight", "bn1.weight", "bn1.bias"], model.Stem.named_parameters().Select(entry => entry.name));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Train_and_eval_apply_to_unnamed_groups(string type)
    {
        using var model = Subjects.Find(type).CreateBlank();
        var groups = GroupsOf(model);
        Assert.NotEmpty(groups);
        Assert.All(groups, group => Assert.True(group.training));

        model.eval();
        Assert.All(groups, group => Assert.False(group.training));

        model.train();
        Assert.All(groups, group => Assert.True(group.training));
    }

    [Fact]
    public void Eval_of_a_Sequential_applies_to_the_unnamed_groups_of_its_network()
    {
        using var sequence = nn.Sequential(("network", new ResNet18()));
        var groups = GroupsOf(sequence.children().Single());

        sequence.eval();

        Assert.All(groups, group => Assert.False(group.training));
    }

    [Fact]
    public void Eval_of_an_unnamed_group_does_not_change_other_stages()
    {
        using var model = new ResNet18();

        model.Stem.eval();

        Assert.False(model.Stem.Norm.training);
        Assert.True(model.Layer1.Block1.FirstNorm.training);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Conversion_applies_to_the_layers_of_unnamed_groups(string type)
    {
        using var model = Subjects.Find(type).CreateCalibrated();
        var before = model.state_dict().Keys.ToList();

        model.to(ScalarType.Float64);

        Assert.Equal(before, model.state_dict().Keys);
        Assert.All(GroupsOf(model).SelectMany(group => group.parameters()), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
        Assert.Equal(ScalarType.Float64, model.call(_images.to(ScalarType.Float64)).dtype);
    }

    [Theory]
    [InlineData("ResNet18", 122)]
    [InlineData("MobileNetV2W100", 314)]
    public void Disposing_a_network_with_unnamed_groups_disposes_its_parameters_and_buffers(string type, int entries)
    {
        var model = Subjects.Find(type).CreateBlank();
        var state = model.state_dict();

        Assert.Equal(-entries, LiveTensors.LeftBy(model.Dispose));
        Assert.All(state, entry => Assert.True(entry.Value.IsInvalid, entry.Key));
    }

    [Fact]
    public void Network_with_unnamed_groups_can_be_disposed_twice()
    {
        var model = new ResNet18();

        model.Dispose();
        model.Dispose();
    }

    [Theory]
    [InlineData("ResNet18")]
    [InlineData("MobileNetV2W100")]
    public void Parameters_and_buffers_in_unnamed_groups_are_found_by_full_path(string type)
    {
        using var model = Subjects.Find(type).CreateBlank();

        Assert.All(model.named_parameters(), entry => Assert.Same(entry.parameter, model.get_parameter(entry.name)));
        Assert.All(model.named_buffers(), entry => Assert.Same(entry.buffer, model.get_buffer(entry.name)));
        Assert.False(model.has_parameter("stem.conv1.weight"));
    }

    [Theory]
    [InlineData("ResNet18")]
    [InlineData("MobileNetV2W100")]
    public void Module_that_contains_a_network_lists_every_entry_once(string type)
    {
        using var wrapper = new Wrapper(Subjects.Find(type).CreateBlank());
        var expected = TorchvisionListing.ReadFor(type).Select(entry => entry with { Name = $"backbone.{entry.Name}" });

        Assert.Equal(expected.ToHashSet(), wrapper.state_dict().Select(entry => StateEntry.Of(entry.Key, entry.Value)).ToHashSet());
        Assert.Equal(Constants.Read(Subjects.Find(type).Type, "Parameters"), wrapper.parameters().Sum(parameter => parameter.numel()));
        Assert.Distinct(wrapper.named_modules().Select(entry => entry.name));
    }

    [Fact]
    public void Pre_hook_of_an_unnamed_group_can_replace_its_input()
    {
        using var noGrad = no_grad();
        using var model = (ResNet18)Subjects.Find("ResNet18").CreateCalibrated();
        var expected = model.call(zeros_like(_images));
        var seen = 0;

        model.Stem.register_forward_pre_hook((_, input) =>
        {
            seen++;
            return zeros_like(input);
        });

        Agreement.Check(expected, model.call(_images));
        Assert.Equal(1, seen);
        Assert.Equal(1, LiveTensors.LeftBy(() => model.call(_images)));
    }

    [Fact]
    public void Hook_of_a_layer_in_an_unnamed_group_runs_once_and_its_result_is_used()
    {
        using var noGrad = no_grad();
        using var model = (ResNet18)Subjects.Find("ResNet18").CreateCalibrated();
        var (before, seen) = (model.call(_images), 0);

        var hook = model.Stem.Conv.register_forward_hook((_, _, output) =>
        {
            seen++;
            return output * 0.5;
        });
        var after = model.call(_images);
        hook.remove();

        Assert.Equal(1, seen);
        Assert.NotInRange(Agreement.Distance(before, after), 0, 20 * Agreement.Tolerance);
        Agreement.Check(before, model.call(_images));
    }

    [Fact]
    public void State_dict_of_a_ResNet_without_classes_has_no_classifier()
    {
        using var model = new ResNet18(classes: 0);

        Assert.Equal(TorchvisionListing.Read("resnet18").Count - 2, model.state_dict().Count);
        Assert.Equal("avgpool", model.named_children().Last().name);
        Assert.Equal([2L, 512L], model.call(_images).shape);
    }

    [Theory]
    [InlineData("ResNet18")]
    [InlineData("ResNet50")]
    [InlineData("MobileNetV2W100")]
    [InlineData("MobileNetV1W100")]
    [InlineData("EfficientNetLite0")]
    [InlineData("EfficientNetV2S")]
    public void Feature_maps_have_one_half_to_one_thirty_second_of_the_image_size(string type)
    {
        using var noGrad = no_grad();
        var subject = Subjects.Find(type);
        using var model = subject.CreateCalibrated();

        var maps = subject.ReadFeatures(model, _images);

        Assert.Equal(["Reduction2", "Reduction4", "Reduction8", "Reduction16", "Reduction32", "Logits"], maps.Keys);
        Assert.All([2, 4, 8, 16, 32], reduction =>
            Assert.Equal([(64 + reduction - 1) / reduction, (48 + reduction - 1) / reduction], maps[$"Reduction{reduction}"].shape[2..]));
    }

    /// <summary>Returns the typed members that are modules here but not in torchvision.</summary>
    private static List<UnrolledModule> GroupsOf(nn.Module model)
    {
        var named = model.modules().ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType.IsSubclassOf(typeof(UnrolledModule)))
            .Select(property => (UnrolledModule)property.GetValue(model)!)
            .Where(part => !named.Contains(part))];
    }

    private sealed class Wrapper : nn.Module<Tensor, Tensor>
    {
#pragma warning disable IDE1006 // TorchSharp names what a module holds after its fields.
        private readonly nn.Module<Tensor, Tensor> backbone;
#pragma warning restore IDE1006

        public Wrapper(nn.Module<Tensor, Tensor> backbone)
            : base(nameof(Wrapper))
        {
            this.backbone = backbone;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => backbone.call(input);
    }
}
