using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Compares one training step with torchvision, parameter by parameter.</summary>
public sealed class TorchvisionGradientTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    // Rounding differs by 4e-13 in double and 2e-4 in single precision, where normalizing by a small batch amplifies it.
    [Theory]
    [InlineData("EfficientNetB0", ScalarType.Float64, 1e-9)]
    [InlineData("EfficientNetB0", ScalarType.Float32, 2e-3)]
    [InlineData("TfEfficientNetB0", ScalarType.Float64, 1e-9)]
    [InlineData("TfEfficientNetB0", ScalarType.Float32, 2e-3)]
    public void Loss_and_gradients_of_a_training_step_equal_torchvision(string type, ScalarType dtype, double tolerance) =>
        Assert.InRange(TorchvisionGradients.ReadFor(type).DistanceAfterStepOf(Create(type).to(dtype)), 0, tolerance);

    // The hook does not change the forward pass, but halves the gradient.
    [Theory]
    [InlineData("features.0.0")]
    [InlineData("features.2.1")]
    [InlineData("features.6.3.block.2.scale_activation")]
    [InlineData("features.8")]
    public void Tolerance_of_gradients_is_narrow_enough_to_detect_a_halved_gradient(string place)
    {
        var model = Create("EfficientNetB0");
        var module = (nn.Module<Tensor, Tensor>)model.named_modules().Single(entry => entry.name == place).module;
        module.register_forward_hook((_, _, output) => (output + output.detach()) / 2);

        Assert.InRange(TorchvisionGradients.ReadFor("EfficientNetB0").DistanceAfterStepOf(model), 0.1, double.MaxValue);
    }

    private static nn.Module<Tensor, Tensor> Create(string type) => Subjects.Find(type).CreateCalibrated(TorchvisionText.Classes);
}
