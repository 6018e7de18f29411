using EffNet.Language.Networks;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

public sealed class TrainingTests
{
    // Deep networks amplify rounding when they normalise by a small batch: double precision compares them sharply.
    [Theory]
    [InlineData("EfficientNetB0", 4, 96, 96)]
    [InlineData("EfficientNetB0", 4, 75, 130)]
    [InlineData("TfEfficientNetB0", 4, 96, 96)]
    [InlineData("TfEfficientNetB0", 4, 75, 130)]
    [InlineData("EfficientNetB5", 4, 33, 40)]
    [InlineData("ReluProbeSymmetric", 3, 64, 51)]
    [InlineData("ReluProbeSame", 3, 64, 51)]
    [InlineData("HardSwishProbeSame", 3, 40, 40)]
    [InlineData("HardSwishProbeSymmetric", 3, 40, 23)]
    [InlineData("Relu6ProbeSame", 3, 48, 47)]
    [InlineData("GeluProbeSymmetric", 3, 48, 47)]
    [InlineData("BasicProbeSymmetric", 4, 45, 50)]
    [InlineData("BasicProbeSame", 4, 47, 33)]
    [InlineData("BasicProbeDropping", 4, 48, 48)]
    [InlineData("BottleneckProbeSymmetric", 4, 45, 50)]
    [InlineData("BottleneckProbeSame", 4, 47, 33)]
    [InlineData("BottleneckProbeDropping", 4, 48, 48)]
    [InlineData("FusedProbeSymmetric", 4, 45, 50)]
    [InlineData("FusedProbeSame", 4, 47, 33)]
    [InlineData("FusedProbeDropping", 4, 48, 48)]
    [InlineData("SeparableProbeSymmetric", 4, 45, 50)]
    [InlineData("SeparableProbeSame", 4, 47, 33)]
    [InlineData("MobileNetV1W100", 4, 96, 75)]
    [InlineData("MobileNetV2W100", 4, 96, 75)]
    [InlineData("EfficientNetLite0", 4, 96, 75)]
    [InlineData("ResNet18", 4, 96, 75)]
    [InlineData("ResNet50", 4, 96, 75)]
    [InlineData("EfficientNetV2S", 4, 96, 75)]
    public void Logits_and_feature_maps_are_the_interpreters_in_double_precision(string name, int count, int height, int width)
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
    public void Logits_are_the_interpreters_in_single_precision(string name)
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
    public void One_step_moves_running_statistics_by_the_declared_momentum(string name)
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
