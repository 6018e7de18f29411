using EffNet.Models;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Training batches that give a batch norm one value per channel.</summary>
public sealed class SingleValueTests
{
    public static TheoryData<string> Types =>
        ["EfficientNetB0", "TfEfficientNetB0", "EfficientNetLite0", "EfficientNetV2S", "MobileNetV1W100", "MobileNetV2W100", "ResNet18", "ResNet50"];

    [Theory]
    [MemberData(nameof(Types))]
    public void Training_with_one_value_per_channel_throws_before_any_buffer_is_written(string type)
    {
        using var model = Subjects.Find(type).Create();
        using var images = HashedNumbers.Images(1, 3, 32, 31);
        var before = Buffers(model);

        Assert.Equal("input", Assert.Throws<ArgumentException>(() => model.call(images)).ParamName);

        Assert.NotEmpty(before);
        Assert.All(before, buffer => Assert.True(buffer.Value.Equals(model.get_buffer(buffer.Key)!), buffer.Key));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Training_with_two_values_per_channel_keeps_buffers_finite(string type)
    {
        using var model = Subjects.Find(type).Create();
        using var wide = HashedNumbers.Images(1, 3, 32, 33);
        using var two = HashedNumbers.Images(2, 3, 32, 32);

        model.call(wide).Dispose();
        model.call(two).Dispose();

        Assert.All(Buffers(model), buffer => Assert.True(buffer.Value.isfinite().all().item<bool>(), buffer.Key));
    }

    [Fact]
    public void Network_in_evaluation_mode_accepts_one_image_of_one_pixel()
    {
        using var model = new EfficientNetB0(classes: 3);
        using var image = HashedNumbers.Images(1, 3, 1, 1);
        model.eval();

        using var logits = model.call(image);

        Assert.Equal([1L, 3L], logits.shape);
    }

    [Fact]
    public void Frozen_norms_accept_one_value_per_channel()
    {
        using var model = new EfficientNetB0(classes: 3);
        using var image = HashedNumbers.Images(1, 3, 32, 32);
        model.train();
        model.FreezeBefore(model.Classifier);

        using var logits = model.call(image);

        Assert.Equal([1L, 3L], logits.shape);
    }

    [Fact]
    public void Network_trains_if_norms_with_one_value_per_channel_are_in_evaluation_mode()
    {
        using var model = new EfficientNetB0(classes: 3);
        using var image = HashedNumbers.Images(1, 3, 32, 32);
        foreach (var stage in new nn.Module[] { model.Stage7, model.Stage8, model.Stage9 })
            stage.eval();
        model.Stage6.eval();

        using var logits = model.call(image);

        Assert.Equal([1L, 3L], logits.shape);
    }

    [Fact]
    public void Call_of_a_block_in_training_throws_for_one_value_per_channel()
    {
        using var model = new EfficientNetB0();
        using var map = HashedNumbers.Images(1, 24, 1, 1);

        Assert.Equal("input", Assert.Throws<ArgumentException>(() => model.Stage3.Block2.call(map)).ParamName);
    }

    private static Dictionary<string, Tensor> Buffers(nn.Module model) =>
        model.named_buffers().Where(buffer => buffer.name.Contains("running", StringComparison.Ordinal)).ToDictionary(b => b.name, b => b.buffer.clone());
}
