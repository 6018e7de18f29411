using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

public sealed class EvaluationTests
{
    [Theory]
    [InlineData("EfficientNetB0", 1, 224, 224)]
    [InlineData("EfficientNetB0", 2, 97, 97)]
    [InlineData("EfficientNetB0", 2, 64, 130)]
    [InlineData("EfficientNetB0", 1, 33, 20)]
    [InlineData("TfEfficientNetB0", 1, 224, 224)]
    [InlineData("TfEfficientNetB0", 2, 97, 97)]
    [InlineData("TfEfficientNetB0", 2, 64, 130)]
    [InlineData("TfEfficientNetB0", 1, 33, 20)]
    [InlineData("EfficientNetB2", 2, 65, 96)]
    [InlineData("TfEfficientNetB3", 2, 96, 75)]
    [InlineData("EfficientNetB5", 1, 64, 96)]
    [InlineData("ReluProbeSymmetric", 3, 64, 51)]
    [InlineData("ReluProbeSame", 3, 64, 51)]
    [InlineData("ReluProbeSame", 3, 50, 63)]
    [InlineData("HardSwishProbeSame", 2, 40, 40)]
    [InlineData("HardSwishProbeSame", 2, 11, 6)]
    [InlineData("HardSwishProbeSymmetric", 2, 40, 23)]
    [InlineData("Relu6ProbeSame", 2, 48, 47)]
    [InlineData("GeluProbeSymmetric", 2, 48, 47)]
    public void Logits_and_feature_maps_are_the_interpreters(string name, int count, int height, int width)
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
    public void Images_in_channels_last_layout_give_the_same(string name)
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

    [Fact]
    public async Task Threads_may_share_a_network()
    {
        using var model = Subjects.Find("TfEfficientNetB0").CreateCalibrated();
        var expected = Enumerable.Range(0, 4).Select(Run).ToList();

        var runs = Enumerable.Range(0, 16).Select(run => Task.Run(() => Run(run % 4), TestContext.Current.CancellationToken));
        var actual = await Task.WhenAll(runs);

        Assert.Equal(Enumerable.Range(0, 16).Select(run => expected[run % 4]), actual);

        float[] Run(int image)
        {
            using var noGrad = no_grad();
            using var images = HashedNumbers.Images(1, 3, 40, 40, $"image {image}");
            using var logits = model.call(images);
            return logits.data<float>().ToArray();
        }
    }

    [Fact]
    public void Running_statistics_stay_as_they_are()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var subject = Subjects.Find("EfficientNetB0");
        using var model = subject.CreateCalibrated();

        model.call(HashedNumbers.Images(2, 3, 64, 64));

        var state = CalibratedState.Of(subject.Network);
        Assert.All(model.named_buffers(), buffer => Assert.True(buffer.buffer.Equals(state[buffer.name]), buffer.name));
    }
}
