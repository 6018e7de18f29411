using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using EffNet.Tests.Onnx;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Compares each generated pooling with ONNX Runtime.</summary>
public sealed class PoolingTests : IDisposable
{
    private const double Tolerance = 1e-6;

    private readonly IDisposable _noGrad = no_grad();
    private readonly DisposeScope _scope = NewDisposeScope();

    // Even and odd heights and widths, and maps smaller than the window.
    public static MatrixTheoryData<string, string, int, int> Pools =>
        new(["Max", "Mean"], ["2by2", "3by1", "3by2", "4by2", "5by1", "5by2"], [2, 9, 14], [3, 14, 15]);

    public void Dispose()
    {
        _scope.Dispose();
        _noGrad.Dispose();
    }

    [Theory]
    [MemberData(nameof(Pools))]
    public void Pooling_with_symmetric_padding_equals_ONNX_Runtime(string kind, string window, int height, int width) =>
        Check("PoolProbeSymmetric", kind, window, height, width, OnnxPool.RunSymmetric);

    [Theory]
    [MemberData(nameof(Pools))]
    public void Pooling_with_TensorFlow_padding_equals_ONNX_Runtime(string kind, string window, int height, int width) =>
        Check("PoolProbeSame", kind, window, height, width, OnnxPool.RunSame);

    [Theory]
    [InlineData("Max")]
    [InlineData("Mean")]
    public void Pooling_with_symmetric_padding_differs_from_TensorFlow_padding(string kind)
    {
        var maps = Maps(14, 14);
        var expected = (kind == "Max" ? "MaxPool" : "AveragePool", 3, 2);

        var actual = PoolOf("PoolProbeSymmetric", kind, "3by2").call(maps);

        Assert.InRange(Agreement.Distance(OnnxPool.RunSame(expected.Item1, maps, expected.Item2, expected.Item3), actual), 0.1, double.MaxValue);
    }

    [Fact]
    public void Mean_that_includes_the_padding_differs_from_ONNX_Runtime()
    {
        var maps = Maps(9, 14);
        var counted = nn.functional.avg_pool2d(maps, kernel_size: 3, stride: 2, padding: 1, count_include_pad: true);

        Assert.InRange(Agreement.Distance(OnnxPool.RunSymmetric("AveragePool", maps, 3, 2), counted), 0.1, double.MaxValue);
    }

    // All numbers are negative, so a border of zeros would be the maximum.
    [Theory]
    [InlineData("PoolProbeSymmetric")]
    [InlineData("PoolProbeSame")]
    public void Padding_is_never_the_maximum_of_a_window(string type)
    {
        var maps = full([1, 3, 8, 8], -5.0, ScalarType.Float32);

        Assert.All(["2by2", "3by1", "3by2", "4by2", "5by1", "5by2"], window => Assert.True(PoolOf(type, "Max", window).call(maps).eq(-5).all().item<bool>()));
    }

    private static void Check(string type, string kind, string window, int height, int width, Func<string, Tensor, long, long, Tensor> oracle)
    {
        var pool = PoolOf(type, kind, window);
        var maps = Maps(height, width);
        var channelsLast = maps.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

        var expected = oracle(kind == "Max" ? "MaxPool" : "AveragePool", maps, window[0] - '0', window[^1] - '0');

        Assert.InRange(Agreement.Distance(expected, pool.call(maps)), 0, Tolerance);
        Assert.InRange(Agreement.Distance(expected, pool.call(channelsLast)), 0, Tolerance);
        Assert.Equal(1, LiveTensors.LeftBy(() => pool.call(channelsLast)));
    }

    private static Tensor Maps(int height, int width) => HashedNumbers.Images(2, 3, height, width);

    /// <summary>Returns a pooling stage of a network in evaluation mode.</summary>
    private static nn.Module<Tensor, Tensor> PoolOf(string type, string kind, string window)
    {
        var model = Subjects.Find(type).Create();
        model.eval();
        return (nn.Module<Tensor, Tensor>)model.GetType().GetProperty(kind + window)!.GetValue(model)!;
    }
}
