using EffNet.Language.Networks;
using EffNet.Networks;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

public sealed class TrainingTests
{
    public static IEnumerable<TheoryDataRow<string, int, int, int>> Cases => Sweep.Add<TheoryDataRow<string, int, int, int>>(
    [
        new("EfficientNetB0", 4, 96, 96),
        new("EfficientNetB0", 4, 75, 130),
        new("TfEfficientNetB0", 4, 96, 96),
        new("TfEfficientNetB0", 4, 75, 130),
        new("ReluProbeSymmetric", 3, 64, 51),
        new("ReluProbeSame", 3, 64, 51),
        new("HardSwishProbeSame", 3, 40, 40),
        new("HardSwishProbeSymmetric", 3, 40, 23),
        new("Relu6ProbeSame", 3, 48, 47),
        new("GeluProbeSymmetric", 3, 48, 47),
        new("BasicProbeSymmetric", 4, 45, 50),
        new("BasicProbeSame", 4, 47, 33),
        new("BasicProbeDropping", 4, 48, 48),
        new("BottleneckProbeSymmetric", 4, 45, 50),
        new("BottleneckProbeSame", 4, 47, 33),
        new("BottleneckProbeDropping", 4, 48, 48),
        new("FusedProbeSymmetric", 4, 45, 50),
        new("FusedProbeSame", 4, 47, 33),
        new("FusedProbeDropping", 4, 48, 48),
        new("SeparableProbeSymmetric", 4, 45, 50),
        new("SeparableProbeSame", 4, 47, 33),
        new("MobileNetV1W100", 4, 96, 75),
        new("MobileNetV2W100", 4, 96, 75),
        new("EfficientNetLite0", 4, 96, 75),
        new("ResNet18", 4, 96, 75),
    ],
        new("EfficientNetB5", 4, 33, 40),
        new("ResNet50", 4, 96, 75),
        new("EfficientNetV2S", 4, 96, 75));

    // Deep networks amplify rounding when they normalize by a small batch, so double precision is needed for a small tolerance.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Logits_and_feature_maps_in_training_equal_the_interpretation_in_double_precision(string name, int count, int height, int width)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var subject = Subjects.Find(name);
        using var model = CreateForTraining(subject).to(ScalarType.Float64);
        var images = HashedNumbers.Draw("images", count, subject.Network.Input.Channels, height, width);

        OutputComparison.Check(subject, model, images, training: true);
    }

    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("TfEfficientNetB0")]
    public void Logits_in_training_mode_equal_the_reference_computation_in_single_precision(string name)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var subject = Subjects.Find(name);
        using var model = CreateForTraining(subject);
        var images = HashedNumbers.Images(8, 3, 128, 128);

        var expected = new Interpreter(subject.Network, CalibratedState.Of(subject.Network), training: true).Run(images);

        Agreement.Check(expected, model.call(images));
    }

    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("TfEfficientNetB0")]
    [InlineData("EfficientNetB5")]
    [InlineData("ReluProbeSymmetric")]
    [InlineData("HardSwishProbeSame")]
    [InlineData("Relu6ProbeSame")]
    [InlineData("MobileNetV2W100")]
    [InlineData("ResNet18")]
    [InlineData("BottleneckProbeSame")]
    public void Training_step_updates_running_statistics_with_the_declared_momentum(string name)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var subject = Subjects.Find(name);
        using var model = CreateForTraining(subject).to(ScalarType.Float64);
        var images = HashedNumbers.Draw("images", 4, subject.Network.Input.Channels, 64, 64);

        model.call(images);

        var before = CalibratedState.Of(subject.Network);
        var interpreter = new Interpreter(subject.Network, before, training: true);
        interpreter.Run(images);
        foreach (var (path, norm) in Norms(subject.Network))
        {
            var seen = interpreter.Statistics[path];
            Check(path + ".running_mean", seen.Mean, norm.Constants.Momentum);
            Check(path + ".running_var", seen.Variance, norm.Constants.Momentum);
            Assert.Equal(before[path + ".num_batches_tracked"].item<long>() + 1, model.get_buffer(path + ".num_batches_tracked")!.item<long>());
        }

        void Check(string entry, Tensor seen, double momentum) =>
            Agreement.Check(((1 - momentum) * before[entry].to(ScalarType.Float64)) + (momentum * seen), model.get_buffer(entry)!, entry);
    }

    private static nn.Module<Tensor, Tensor> CreateForTraining(Subject subject)
    {
        var model = subject.CreateCalibrated();
        Randomness.TrainWithoutIt(model);
        return model;
    }

    private static IEnumerable<(string Path, BatchNorm Norm)> Norms(Network network) =>
        from module in StatePath.ModulesOf(network)
        where module.Operation is BatchNorm
        select (module.Path, (BatchNorm)module.Operation);
}
