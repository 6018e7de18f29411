using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

public sealed class EvaluationTests
{
    public static IEnumerable<TheoryDataRow<string, int, int, int>> Cases => Sweep.Add<TheoryDataRow<string, int, int, int>>(
    [
        new("EfficientNetB0", 1, 224, 224),
        new("EfficientNetB0", 2, 97, 97),
        new("EfficientNetB0", 2, 64, 130),
        new("EfficientNetB0", 1, 33, 20),
        new("TfEfficientNetB0", 1, 224, 224),
        new("TfEfficientNetB0", 2, 97, 97),
        new("TfEfficientNetB0", 2, 64, 130),
        new("TfEfficientNetB0", 1, 33, 20),
        new("ReluProbeSymmetric", 3, 64, 51),
        new("ReluProbeSame", 3, 64, 51),
        new("ReluProbeSame", 3, 50, 63),
        new("HardSwishProbeSame", 2, 40, 40),
        new("HardSwishProbeSame", 2, 11, 6),
        new("HardSwishProbeSymmetric", 2, 40, 23),
        new("Relu6ProbeSame", 2, 48, 47),
        new("GeluProbeSymmetric", 2, 48, 47),
        new("BasicProbeSymmetric", 2, 48, 48),
        new("BasicProbeSame", 2, 45, 50),
        new("BasicProbeDropping", 2, 47, 33),
        new("BottleneckProbeSymmetric", 2, 48, 48),
        new("BottleneckProbeSame", 2, 45, 50),
        new("BottleneckProbeDropping", 2, 47, 33),
        new("FusedProbeSymmetric", 2, 48, 48),
        new("FusedProbeSame", 2, 45, 50),
        new("FusedProbeDropping", 2, 47, 33),
        new("SeparableProbeSymmetric", 2, 48, 48),
        new("SeparableProbeSame", 2, 45, 50),
        new("PoolProbeSymmetric", 2, 150, 131),
        new("PoolProbeSame", 2, 150, 131),
        new("EfficientNetLite0", 1, 224, 224),
        new("EfficientNetLite0", 2, 97, 97),
        new("EfficientNetLite1", 2, 65, 96),
        new("MobileNetV1W100", 1, 224, 224),
        new("MobileNetV1W100", 2, 97, 64),
        new("MobileNetV2W100", 2, 64, 97),
        new("MobileNetV2W100", 1, 33, 20),
        new("ResNet18", 2, 97, 64),
        new("ResNet18", 1, 33, 20),
    ],
        new("EfficientNetB2", 2, 65, 96),
        new("TfEfficientNetB3", 2, 96, 75),
        new("EfficientNetB5", 1, 64, 96),
        new("EfficientNetLite2", 2, 64, 75),
        new("EfficientNetLite3", 1, 96, 97),
        new("EfficientNetLite4", 1, 97, 64),
        new("ResNet50", 2, 64, 75),
        new("EfficientNetV2S", 2, 65, 96));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Logits_and_feature_maps_in_evaluation_equal_the_reference_computation(string name, int count, int height, int width)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var subject = Subjects.Find(name);
        using var model = subject.CreateCalibrated();
        var images = HashedNumbers.Images(count, subject.Network.Input.Channels, height, width);

        OutputComparison.Check(subject, model, images, training: false);
    }

    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("TfEfficientNetB0")]
    [InlineData("ResNet18")]
    [InlineData("MobileNetV2W100")]
    public void Images_in_channels_last_layout_give_the_same_results(string name)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var subject = Subjects.Find(name);
        using var model = subject.CreateCalibrated();
        var images = HashedNumbers.Images(2, 3, 64, 80);
        var channelsLast = images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

        Assert.False(channelsLast.is_contiguous());
        Agreement.Check(model.call(images), model.call(channelsLast));
    }

    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("TfEfficientNetB0")]
    [InlineData("ResNet18")]
    public async Task Eight_threads_that_share_a_network_get_the_results_of_one_thread(string name)
    {
        var subject = Subjects.Find(name);
        using var model = subject.CreateCalibrated();
        var expected = Enumerable.Range(0, 8).Select(Run).ToList();
        using var start = new Barrier(8);

        var threads = Enumerable.Range(0, 8).Select(first => StartThread(() =>
        {
            start.SignalAndWait();
            return Enumerable.Range(first, 8).Select(run => Run(run % 8)).ToList();
        }));
        var actual = await Task.WhenAll(threads);

        for (var first = 0; first < 8; first++)
            Assert.Equal(Enumerable.Range(first, 8).Select(run => expected[run % 8]), actual[first]);

        float[] Run(int image)
        {
            using var noGrad = no_grad();
            using var scope = NewDisposeScope();
            var images = HashedNumbers.Images(1, 3, 40, 33, $"image {image}");
            Tensor[] outputs = [model.call(images), .. subject.ReadFeatures(model, images).Values];
            return cat([.. outputs.Select(output => output.flatten())]).data<float>().ToArray();
        }
    }

    [Fact]
    public void Evaluation_does_not_change_running_statistics()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var subject = Subjects.Find("EfficientNetB0");
        using var model = subject.CreateCalibrated();

        model.call(HashedNumbers.Images(2, 3, 64, 64));

        var state = CalibratedState.Of(subject.Network);
        Assert.All(model.named_buffers(), buffer => Assert.True(buffer.buffer.Equals(state[buffer.name]), buffer.name));
    }

    private static Task<T> StartThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
