using EffNet.Models;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>A network in a field of a user's module, where TorchSharp registers fields by reflection.</summary>
public sealed class EmbeddingTests
{
    [Fact]
    public void Network_in_a_field_adds_each_entry_once_with_the_field_name_as_prefix()
    {
        using var detector = new Detector();

        Assert.Equal(Prefixed("backbone"), EntriesOf(detector).Where(entry => entry.Name != "scale").ToHashSet());
        Assert.Equal(361, detector.state_dict().Count);
    }

    [Fact]
    public void Parameters_and_buffers_of_a_network_in_a_field_are_listed_once()
    {
        using var detector = new Detector();

        Assert.Equal(EfficientNetB0.Parameters + 1, detector.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(213 + 1, detector.named_parameters().Count());
        Assert.Equal(147, detector.named_buffers().Count());
        Assert.Distinct(detector.named_modules().Select(entry => entry.name));
        Assert.Distinct(detector.named_modules().Select(entry => entry.module), ReferenceEqualityComparer.Instance);
    }

    [Fact]
    public void Parameters_and_buffers_of_a_network_in_a_field_are_found_by_full_path()
    {
        using var detector = new Detector();

        Assert.All(detector.named_parameters(), entry => Assert.Same(entry.parameter, detector.get_parameter(entry.name)));
        Assert.All(detector.named_buffers(), entry => Assert.Same(entry.buffer, detector.get_buffer(entry.name)));
    }

    [Fact]
    public void Mode_of_a_module_applies_to_the_network_in_its_field()
    {
        using var detector = new Detector();

        detector.eval();

        Assert.All(detector.named_modules(), entry => Assert.False(entry.module.training, entry.name));
    }

    [Fact]
    public void Converting_a_module_keeps_the_names_of_the_network_in_its_field()
    {
        using var detector = new Detector();
        var names = detector.state_dict().Keys.ToList();

        detector.to(ScalarType.BFloat16);

        Assert.Equal(names, detector.state_dict().Keys);
        Assert.All(detector.named_parameters(), entry => Assert.Equal(ScalarType.BFloat16, entry.parameter.dtype));
    }

    [Fact]
    public void Network_in_a_Sequential_adds_each_entry_once_with_its_name_as_prefix()
    {
        using var sequence = nn.Sequential(("network", new EfficientNetB0()), ("scores", nn.Softmax(dim: 1)));

        Assert.Equal(Prefixed("network"), EntriesOf(sequence).ToHashSet());
        Assert.Equal(360, sequence.state_dict().Count);
        Assert.Equal(EfficientNetB0.Parameters, sequence.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("MobileNetV2W100")]
    [InlineData("ResNet18")]
    public void Network_in_a_Sequential_computes_the_same_as_the_reference_computation(string type)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var subject = Subjects.Find(type);
        var model = subject.CreateCalibrated();
        using var sequence = nn.Sequential(("network", model), ("scores", nn.Softmax(dim: 1)));
        sequence.eval();
        var images = HashedNumbers.Images(2, 3, 64, 64);

        var logits = new Interpreter(subject.Network, CalibratedState.Of(subject.Network)).Run(images);

        Agreement.Check(logits.softmax(1), sequence.call(images));
    }

    [Fact]
    public void Optimizer_changes_every_parameter_of_a_network_in_a_field()
    {
        using var scope = NewDisposeScope();
        using var detector = new Detector();
        detector.Backbone.load_state_dict(CalibratedState.Of(NetworkCatalog.Find("EfficientNetB0")).ToDictionary());
        detector.eval();
        var before = detector.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter.detach().clone());
        using var optimizer = optim.SGD(detector.parameters(), learningRate: 1);

        detector.call(HashedNumbers.Images(2, 3, 64, 64)).square().sum().backward();
        optimizer.step();

        Assert.All(detector.named_parameters(), entry => Assert.False(entry.parameter.Equals(before[entry.name]), entry.name));
    }

    private static HashSet<StateEntry> Prefixed(string prefix) =>
        [.. TorchvisionListing.Read("efficientnet_b0").Select(entry => entry with { Name = $"{prefix}.{entry.Name}" })];

    private static IEnumerable<StateEntry> EntriesOf(nn.Module module) =>
        module.state_dict().Select(entry => StateEntry.Of(entry.Key, entry.Value));

    private sealed class Detector : nn.Module<Tensor, Tensor>
    {
#pragma warning disable IDE1006 // TorchSharp names what a module holds after its fields.
        private readonly EfficientNetB0 backbone = new();
        private readonly Parameter scale = nn.Parameter(ones(1));
#pragma warning restore IDE1006

        public Detector()
            : base(nameof(Detector)) => RegisterComponents();

        public EfficientNetB0 Backbone => backbone;

        public override Tensor forward(Tensor input)
        {
            using var logits = backbone.call(input);
            return logits * scale;
        }
    }
}
