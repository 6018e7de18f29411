using EffNet.Language.Networks;
using EffNet.Networks;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>
/// Shows that the tolerance of other tests is strict enough: logits of a correct network differ from those of an implementation with one mistake
/// by more than the tolerance.
/// </summary>
public sealed class ComparisonTests : IDisposable
{
    // Far above the effect of rounding, so that an implementation that is nearly correct is also detected.
    private const double Visible = 20 * Agreement.Tolerance;

    private readonly IDisposable _noGrad = no_grad();
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _image = HashedNumbers.Images(1, 3, 40, 40);

    public static TheoryData<string> Types => ["EfficientNetB0", "TfEfficientNetB0"];

    public void Dispose()
    {
        _scope.Dispose();
        _noGrad.Dispose();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Logits_of_two_images_differ_by_more_than_10_percent(string type)
    {
        var logits = new Experiment(type, HashedNumbers.Images(2, 3, 128, 128)).Expected;

        Assert.InRange(Agreement.Distance(logits[0], logits[1]), 0.1, double.MaxValue);
    }

    [Fact]
    public void Tolerance_of_logits_is_narrow_enough_to_detect_a_zeroed_convolution()
    {
        var experiment = new Experiment("EfficientNetB0", _image);

        Assert.All(Sweep.Thin(experiment.Convolutions), name => Assert.InRange(experiment.DistanceWithZeros(name), Visible, double.MaxValue));
    }

    [Theory]
    [InlineData("EfficientNetB0", 1e-3)]
    [InlineData("TfEfficientNetB0", 1e-5)]
    public void Tolerance_of_logits_is_narrow_enough_to_detect_a_wrong_epsilon(string type, double wrong)
    {
        var experiment = new Experiment(type, _image);

        var network = experiment.Network.Edit((layer, _) => WithConstants(layer, new BatchNormConstants(wrong, 0.1)));

        Assert.InRange(experiment.DistanceTo(network), Visible, double.MaxValue);
    }

    [Theory]
    [InlineData("EfficientNetB0", "TfEfficientNetB0")]
    [InlineData("TfEfficientNetB0", "EfficientNetB0")]
    public void Tolerance_of_logits_is_narrow_enough_to_detect_a_wrong_padding(string type, string other)
    {
        var experiment = new Experiment(type, _image);
        var constants = experiment.Network.Nodes.Select(layer => layer.Operation).OfType<BatchNorm>().First().Constants;

        var network = NetworkCatalog.Find(other).Edit((layer, _) => WithConstants(layer, constants));

        Assert.InRange(experiment.DistanceTo(network), Visible, double.MaxValue);
    }

    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("MobileNetV2W100")]
    [InlineData("ResNet18")]
    [InlineData("ResNet50")]
    public void Tolerance_of_logits_is_narrow_enough_to_detect_a_missing_residual_connection(string type) =>
        CheckEveryLayer<Add>(type, layer => layer with { Inputs = new([layer.Inputs[0]]) });

    [Fact]
    public void Tolerance_of_logits_is_narrow_enough_to_detect_a_smaller_pooling_window()
    {
        var experiment = new Experiment("ResNet18", _image);

        var network = experiment.Network.Edit((layer, _) => layer.Operation is MaxPool pool ? layer with { Operation = pool with { Kernel = Extent.Square(2) } } : layer);

        Assert.InRange(experiment.DistanceTo(network), Visible, double.MaxValue);
    }

    [Fact]
    public void Tolerance_of_logits_is_narrow_enough_to_detect_a_missing_squeeze_and_excitation_gate() =>
        CheckEveryLayer<Multiply>("EfficientNetB0", layer => layer with { Operation = new Add(), Inputs = new([layer.Inputs[0]]) });

    [Fact]
    public void Tolerance_of_logits_is_narrow_enough_to_detect_a_missing_activation() =>
        CheckEveryLayer<Activation>("EfficientNetB0", layer => layer with { Operation = new Add() });

    private void CheckEveryLayer<TOperation>(string type, Func<Node, Node> breakLayer)
    {
        var experiment = new Experiment(type, _image);

        Assert.All(Sweep.Thin(experiment.PathsOf<TOperation>()), broken =>
        {
            var network = experiment.Network.Edit((layer, path) => path == broken ? breakLayer(layer) : layer);
            Assert.InRange(experiment.DistanceTo(network), Visible, double.MaxValue);
        });
    }

    private static Node WithConstants(Node layer, BatchNormConstants constants) =>
        layer.Operation is BatchNorm norm ? layer with { Operation = norm with { Constants = constants } } : layer;
}
