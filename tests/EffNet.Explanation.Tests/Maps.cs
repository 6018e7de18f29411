using Xunit;
using static TorchSharp.torch;

namespace EffNet.Explanation.Tests;

/// <summary>Measurements of maps for tests.</summary>
internal static class Maps
{
    /// <summary>Returns the largest difference, as a fraction of the largest expected number.</summary>
    public static double Distance(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        using var scope = NewDisposeScope();
        var reference = expected.to(ScalarType.Float64);
        return ((actual.to(ScalarType.Float64) - reference).abs().max() / reference.abs().max()).item<double>();
    }

    /// <summary>Returns the center of mass of the positive part of a map (1, h, w), as fractions of its width and height.</summary>
    public static (double X, double Y) Center(Tensor map)
    {
        using var onCpu = map.cpu();
        var numbers = onCpu.data<float>().ToArray();
        var (height, width) = ((int)map.shape[1], (int)map.shape[2]);
        var (mass, x, y) = (0.0, 0.0, 0.0);
        for (var i = 0; i < numbers.Length; i++)
        {
            var weight = Math.Max(0, numbers[i]);
            mass += weight;
            x += weight * ((i % width) + 0.5) / width;
            y += weight * ((i / width) + 0.5) / height;
        }

        Assert.True(mass > 0, "the map is blank");
        return (x / mass, y / mass);
    }
}
