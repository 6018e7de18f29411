using EffNet.Pictures;
using EffNet.Tests;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Explanation.Tests;

public sealed class ScaleTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(7, 7, 224, 224)]
    [InlineData(3, 5, 64, 96)]
    [InlineData(8, 8, 5, 3)]
    [InlineData(1, 1, 9, 9)]
    public void Scale_resizes_maps_bilinearly_with_half_pixel_centers(int rows, int columns, int height, int width)
    {
        var map = HashedNumbers.Draw("map", number => 2 + number, 1, rows, columns);

        var scaled = ClassActivation.Scale(map, height, width);

        var expected = ByLoops(map.data<double>().ToArray(), rows, columns, height, width);
        Assert.Equal(ScalarType.Float32, scaled.dtype);
        Assert.InRange(Maps.Distance(tensor(expected, 1, height, width) / expected.Max(), scaled), 0, 1e-5);
    }

    [Fact]
    public void By_default_negative_values_become_zero_and_each_map_is_divided_by_its_own_maximum()
    {
        var maps = tensor([-4f, 0, 1, 2, 10, 5, -1, 0], 2, 2, 2);

        Assert.Equal([0, 0, 0.5f, 1, 1, 0.5f, 0, 0], ClassActivation.Scale(maps, 2, 2).data<float>().ToArray());
    }

    [Fact]
    public void Range_scaling_maps_the_smallest_value_to_0_and_the_largest_to_1()
    {
        var maps = tensor([-4f, 0, 4, 2], 1, 2, 2);

        Assert.Equal([0, 0.5f, 1, 0.75f], ClassActivation.Scale(maps, 2, 2, ActivationScale.Range).data<float>().ToArray());
    }

    [Theory]
    [InlineData(0f, ActivationScale.Positive)]
    [InlineData(-3f, ActivationScale.Positive)]
    [InlineData(0f, ActivationScale.Range)]
    [InlineData(3f, ActivationScale.Range)]
    public void Map_without_positive_values_or_without_a_range_is_scaled_to_zero(float value, ActivationScale scale) =>
        Assert.Equal(0, ClassActivation.Scale(full([1, 3, 3], value), 12, 12, scale).count_nonzero().item<long>());

    [Fact]
    public void Scale_and_Overlay_leak_no_tensors()
    {
        var map = HashedNumbers.Draw("map", 1, 7, 7);
        var picture = new Picture(8, 8, new byte[192]);
        ClassActivation.Overlay(picture, map);

        Assert.Equal(1, LiveTensors.LeftBy(() => ClassActivation.Scale(map, 32, 32)));
        Assert.Equal(1, LiveTensors.LeftBy(() => ClassActivation.Scale(map, 32, 32, ActivationScale.Range)));
        Assert.Equal(0, LiveTensors.LeftBy(() => ClassActivation.Overlay(picture, map)));
    }

    private static double[] ByLoops(double[] map, int rows, int columns, int height, int width)
    {
        var result = new double[height * width];
        for (var i = 0; i < result.Length; i++)
        {
            var y = Math.Clamp((((i / width) + 0.5) * rows / height) - 0.5, 0, rows - 1);
            var x = Math.Clamp((((i % width) + 0.5) * columns / width) - 0.5, 0, columns - 1);
            var (top, left) = ((int)y, (int)x);
            var (bottom, right) = (Math.Min(top + 1, rows - 1), Math.Min(left + 1, columns - 1));
            result[i] = ((1 - (y - top)) * (((1 - (x - left)) * map[(top * columns) + left]) + ((x - left) * map[(top * columns) + right])))
                + ((y - top) * (((1 - (x - left)) * map[(bottom * columns) + left]) + ((x - left) * map[(bottom * columns) + right])));
        }

        return result;
    }
}
