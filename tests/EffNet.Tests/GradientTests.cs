using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Intermediate tensors that the backward pass needs must not be disposed.</summary>
public sealed class GradientTests
{
    public static TheoryData<string> Types =>
    [
        "EfficientNetB0", "TfEfficientNetB0", "ReluProbeSame", "HardSwishProbeSymmetric", "Relu6ProbeSame", "GeluProbeSymmetric",
        "BasicProbeSymmetric", "BasicProbeSame", "BottleneckProbeSymmetric", "BottleneckProbeSame",
        "FusedProbeSymmetric", "FusedProbeSame", "SeparableProbeSymmetric", "SeparableProbeSame",
        "MobileNetV2W100", "ResNet18",
    ];

    [Theory]
    [MemberData(nameof(Types))]
    public void Gradients_in_evaluation_mode_equal_the_reference_computation(string name)
    {
        using var scope = NewDisposeScope();
        var subject = Subjects.Find(name);
        using var model = subject.CreateCalibrated().to(ScalarType.Float64);

        var (expected, actual) = (ExpectedGradients(subject, training: false), ActualGradients(subject, model));

        Assert.All(expected, entry => Agreement.Check(entry.Value, actual[entry.Key], entry.Key));
    }

    // Biases before a batch norm in training mode have no effect. Their gradients are zero except for rounding, so only all gradients
    // together can be compared.
    [Theory]
    [MemberData(nameof(Types))]
    public void Gradients_in_training_mode_equal_the_reference_computation(string name)
    {
        using var scope = NewDisposeScope();
        var subject = Subjects.Find(name);
        using var model = subject.CreateCalibrated().to(ScalarType.Float64);
        Randomness.TrainWithoutIt(model);

        var (expected, actual) = (ExpectedGradients(subject, training: true), ActualGradients(subject, model));

        Agreement.Check(Join(expected, expected.Keys), Join(actual, expected.Keys), "the gradients");
    }

    [Fact]
    public void Gradients_of_every_feature_map_with_respect_to_the_images_are_computed()
    {
        using var scope = NewDisposeScope();
        var subject = Subjects.Find("TfEfficientNetB0");
        using var model = subject.CreateCalibrated();
        var images = HashedNumbers.Images(1, 3, 64, 64).requires_grad_();

        foreach (var (name, map) in subject.ReadFeatures(model, images))
        {
            var gradient = autograd.grad([map.square().sum()], [images], retain_graph: true).Single();
            Assert.True(gradient.abs().max().item<float>() > 0, name);
        }
    }

    private static Dictionary<string, Tensor> ActualGradients(Subject subject, nn.Module<Tensor, Tensor> model)
    {
        Loss(model.call(Images(subject))).backward();
        return model.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter.grad!);
    }

    private static Dictionary<string, Tensor> ExpectedGradients(Subject subject, bool training)
    {
        var state = CalibratedState.Of(subject.Network).ToDictionary(entry => entry.Key, entry => entry.Value.to(ScalarType.Float64));
        var weights = state.Where(entry => !entry.Key.Contains("running", StringComparison.Ordinal) && entry.Value.ndim > 0).ToDictionary();
        foreach (var weight in weights.Values)
            weight.requires_grad_();
        Loss(new Interpreter(subject.Network, state, training).Run(Images(subject))).backward();
        return weights.ToDictionary(entry => entry.Key, entry => entry.Value.grad!);
    }

    private static Tensor Join(Dictionary<string, Tensor> gradients, IEnumerable<string> names) =>
        cat([.. names.Select(name => gradients[name].flatten())]);

    private static Tensor Images(Subject subject) => HashedNumbers.Draw("images", 4, subject.Network.Input.Channels, 64, 48);

    private static Tensor Loss(Tensor logits) => (logits * HashedNumbers.Draw("loss", logits.shape)).sum();
}
