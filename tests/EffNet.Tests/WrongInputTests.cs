using EffNet.Explanation;
using EffNet.Models;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

public sealed class WrongInputTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly EfficientNetB3 _model = new(classes: 10, inputChannels: 4);

    public static TheoryData<long[], ScalarType> Wrong => new()
    {
        { [4, 32, 32], ScalarType.Float32 },
        { [32, 32], ScalarType.Float32 },
        { [], ScalarType.Float32 },
        { [1, 2, 4, 32, 32], ScalarType.Float32 },
        { [1, 3, 32, 32], ScalarType.Float32 },
        { [1, 1, 32, 32], ScalarType.Float32 },
        { [1, 32, 32, 4], ScalarType.Float32 },
        { [1, 4, 32, 32], ScalarType.Byte },
        { [1, 4, 32, 32], ScalarType.Int64 },
        { [1, 4, 32, 32], ScalarType.Bool },
        { [1, 4, 32, 32], ScalarType.Float64 },
        { [1, 4, 32, 32], ScalarType.Float16 },
        { [0, 4, 32, 32], ScalarType.Float32 },
        { [1, 4, 0, 32], ScalarType.Float32 },
    };

    public void Dispose()
    {
        _model.Dispose();
        _scope.Dispose();
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_input_throws_with_the_network_and_the_expected_and_actual_shape(long[] shape, ScalarType dtype)
    {
        var input = zeros(shape, dtype);

        foreach (var run in new Action[] { () => _model.forward(input), () => _model.call(input), () => _model.Features(input), () => _model.Embed(input) })
        {
            var exception = Assert.Throws<ArgumentException>(run);
            Assert.Equal("input", exception.ParamName);
            Assert.Contains("EfficientNetB3", exception.Message, StringComparison.Ordinal);
            Assert.Contains("(N, 4, H, W)", exception.Message, StringComparison.Ordinal);
            Assert.Contains($"({string.Join(", ", shape)})", exception.Message, StringComparison.Ordinal);
            Assert.Contains(dtype.ToString(), exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Null_input_throws()
    {
        Assert.Equal("input", Assert.Throws<ArgumentNullException>(() => _model.forward(null!)).ParamName);
        Assert.Equal("input", Assert.Throws<ArgumentNullException>(() => _model.Features(null!)).ParamName);
    }

    [Theory]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Bool)]
    public void Predict_and_activation_maps_throw_for_integer_images(ScalarType dtype)
    {
        var images = zeros([1, 4, 64, 64], dtype);

        Assert.Equal("images", Assert.Throws<ArgumentException>(() => _model.Predict(images)).ParamName);
        Assert.Equal("images", Assert.Throws<ArgumentException>(() => ClassActivation.Cam(_model, images)).ParamName);
        Assert.Equal("images", Assert.Throws<ArgumentException>(() => ClassActivation.GradCam(_model, _model.Stage5, images)).ParamName);
    }

    [Fact]
    public void Predict_and_activation_maps_throw_if_scores_are_not_finite()
    {
        var images = full([1, 4, 64, 64], float.NaN);

        Assert.Throws<InvalidOperationException>(() => _model.Predict(images));
        Assert.Throws<InvalidOperationException>(() => ClassActivation.Cam(_model, images));
        Assert.Throws<InvalidOperationException>(() => ClassActivation.GradCam(_model, _model.Stage5, images));
    }

    [Fact]
    public void Network_runs_but_cannot_be_created_in_inference_mode()
    {
        _model.eval();
        using var inference = inference_mode();

        Assert.Throws<InvalidOperationException>(() => new EfficientNetB3());
        Assert.Equal([1L, 10L], _model.forward(zeros(1, 4, 64, 64)).shape);
    }

    [Fact]
    public void Network_returns_scores_after_an_exception_for_a_wrong_input()
    {
        Assert.Throws<ArgumentException>(() => _model.forward(zeros(4, 32, 32)));

        Assert.Equal([2L, 10L], _model.forward(zeros(2, 4, 32, 32)).shape);
    }
}
