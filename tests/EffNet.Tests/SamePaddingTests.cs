using EffNet.GeneratedCode;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using EffNet.Tests.Onnx;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Compares TensorFlow's padding with ONNX Runtime.</summary>
public sealed class SamePaddingTests : IDisposable
{
    private const double Tolerance = 1e-5;

    private const double Visible = 0.1;

    // The strided convolutions of B0 (stem and depthwise), each with the activation that it reads.
    private static readonly (string? Source, string Convolution)[] s_strided =
    [
        (null, "features.0.0"),
        ("features.2.0.block.0.2", "features.2.0.block.1.0"),
        ("features.3.0.block.0.2", "features.3.0.block.1.0"),
        ("features.4.0.block.0.2", "features.4.0.block.1.0"),
        ("features.6.0.block.0.2", "features.6.0.block.1.0"),
    ];

    private readonly IDisposable _noGrad = no_grad();
    private readonly DisposeScope _scope = NewDisposeScope();

    // Even and odd kernels, strides, heights and widths, and images smaller than the kernel.
    public static MatrixTheoryData<int, int, int, int> Convolutions => new([3, 5], [1, 2], [1, 2, 9, 14], [4, 14, 15]);

    public void Dispose()
    {
        _scope.Dispose();
        _noGrad.Dispose();
    }

    [Theory]
    [MemberData(nameof(Convolutions))]
    public void Convolution_with_TensorFlow_padding_equals_ONNX_Runtime(int kernel, int stride, int height, int width)
    {
        var images = HashedNumbers.Images(2, 3, height, width);
        var weight = HashedNumbers.Images(4, 3, kernel, kernel, "weight");

        var actual = nn.functional.conv2d(SamePadding.Pad(images, kernel, stride), weight, strides: [stride, stride]);

        Assert.InRange(Agreement.Distance(OnnxConvolution.Run(images, weight, stride, groups: 1), actual), 0, Tolerance);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Convolution_with_symmetric_padding_differs_from_TensorFlow_padding(int kernel)
    {
        var images = HashedNumbers.Images(2, 3, 14, 14);
        var weight = HashedNumbers.Images(4, 3, kernel, kernel, "weight");

        var actual = nn.functional.conv2d(images, weight, strides: [2, 2], padding: [kernel / 2, kernel / 2]);

        Assert.InRange(Agreement.Distance(OnnxConvolution.Run(images, weight, stride: 2, groups: 1), actual), Visible, double.MaxValue);
    }

    [Theory]
    [InlineData(64, 64)]
    [InlineData(65, 65)]
    [InlineData(67, 98)]
    [InlineData(24, 11)]
    public void Strided_convolutions_of_a_generated_network_equal_those_of_ONNX_Runtime(int height, int width) =>
        Assert.All(DistancesFromOnnx("TfEfficientNetB0", height, width), distance => Assert.InRange(distance, 0, Tolerance));

    [Fact]
    public void Strided_convolutions_with_symmetric_padding_differ_from_ONNX_Runtime() =>
        Assert.All(DistancesFromOnnx("EfficientNetB0", 64, 64), distance => Assert.InRange(distance, Visible, double.MaxValue));

    private static List<double> DistancesFromOnnx(string type, int height, int width)
    {
        using var model = Subjects.Find(type).CreateCalibrated();
        var modules = model.named_modules().ToDictionary(entry => entry.name, entry => (nn.Module<Tensor, Tensor>)entry.module);
        var outputs = new Dictionary<string, Tensor>();
        foreach (var (name, module) in modules)
            module.register_forward_hook((_, _, output) => Keep(name, output));
        var images = HashedNumbers.Images(1, 3, height, width);

        model.call(images);

        return [.. s_strided.Select(place =>
        {
            var convolution = (Conv2d)modules[place.Convolution];
            var source = place.Source is null ? images : outputs[place.Source];
            var expected = OnnxConvolution.Run(source, convolution.weight, stride: 2, convolution.groups);
            return Agreement.Distance(expected, outputs[place.Convolution]);
        })];

        Tensor Keep(string name, Tensor output)
        {
            outputs.Add(name, output.alias());
            return null!;
        }
    }
}
