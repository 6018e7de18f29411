using EffNet.Explanation;
using EffNet.Pictures;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Pictures.Tests;

/// <summary>Class activation maps without tensors are drawn like those with tensors.</summary>
public sealed class ActivationMapTests
{
    [Theory]
    [InlineData(7, 7, 224, 224, ActivationScale.Positive)]
    [InlineData(7, 9, 100, 33, ActivationScale.Range)]
    [InlineData(1, 1, 5, 4, ActivationScale.Positive)]
    [InlineData(12, 5, 3, 5, ActivationScale.Range)]
    public void A_scaled_activation_map_equals_that_of_ClassActivation_Scale(int height, int width, int newHeight, int newWidth, ActivationScale scale)
    {
        var random = new Random(height + width);
        float[] values = [.. Enumerable.Range(0, height * width).Select(_ => (float)((random.NextDouble() * 4) - 1))];
        using var maps = tensor(values, [1, height, width]);
        using var expected = ClassActivation.Scale(maps, newHeight, newWidth, scale);

        var actual = new ActivationMap(0, null, 0.5, height, width, values).Scale(newHeight, newWidth, scale);

        Assert.All(expected.data<float>().ToArray().Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void An_overlay_of_an_activation_map_equals_that_of_ClassActivation_Overlay()
    {
        var picture = new Picture(40, 30, [.. Enumerable.Range(0, 3600).Select(i => (byte)(i * 7))]);
        float[] values = [.. Enumerable.Range(0, 12).Select(i => i - 3f)];
        using var tensorMap = tensor(values, [3, 4]);
        var options = new OverlayOptions { Caption = "cat" };

        var overlay = new ActivationMap(0, "cat", 0.5, 3, 4, values).Overlay(picture, options);

        Assert.Equal(ClassActivation.Overlay(picture, tensorMap, options).Pixels.ToArray().Length, overlay.Pixels.Length);
        Assert.All(ClassActivation.Overlay(picture, tensorMap, options).Pixels.ToArray().Zip(overlay.Pixels.ToArray()), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
    }

    [Fact]
    public void A_negative_activation_map_is_scaled_to_zero() =>
        Assert.All(new ActivationMap(0, null, 0, 1, 2, new float[] { -1, -2 }).Scale(3, 3), share => Assert.Equal(0, share));

    [Fact]
    public void Invalid_activation_maps_and_sizes_throw()
    {
        Assert.Throws<ArgumentException>(() => new ActivationMap(0, null, 0, 2, 2, new float[3]));
        Assert.Throws<ArgumentException>(() => new ActivationMap(0, null, 0, 1, 2, new[] { 1, float.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActivationMap(0, null, 0, 0, 2, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActivationMap(0, null, 0, 1, 1, new float[1]).Scale(0, 1));
    }
}
