using EffNet.Explanation.Tests.Models;
using EffNet.Pictures;
using EffNet.Tests;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Explanation.Tests;

/// <summary>A call does not change the network, and the result does not depend on the mode of the network or the gradient mode of the caller.</summary>
public sealed class StateTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly GroupedNet _model = Calibrated.Fill(new GroupedNet(initialize: false));
    private readonly Tensor _images = HashedNumbers.Images(2, 3, 32, 32);

    public static TheoryData<string> Methods => ["cam", "grad-cam"];

    public void Dispose()
    {
        _model.Dispose();
        _scope.Dispose();
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Cam_and_GradCam_restore_modes_gradients_and_hooks(string method)
    {
        MakeUnusual();
        var before = NetworkSnapshot.Of(_model);

        Run(method).Dispose();

        Assert.Equal(before, NetworkSnapshot.Of(_model));
    }

    [Fact]
    public void NetworkSnapshot_detects_changed_modes_hooks_and_gradients()
    {
        var before = NetworkSnapshot.Of(_model);

        _model.Classifier.train();
        _model.Layer1.Block1.register_forward_hook((_, _, _) => null!);
        _model.call(_images).sum().backward();

        var changed = before.Zip(NetworkSnapshot.Of(_model)).Where(pair => pair.First != pair.Second).Select(pair => pair.First.Split(':')[0]).ToList();
        Assert.Contains("Classifier", changed);
        Assert.Contains("layer1.0", changed);
        Assert.Contains("conv1.weight", changed);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Images_are_converted_to_the_element_type_of_the_network(string method)
    {
        using var expected = Run(method);
        _model.to(ScalarType.Float64);

        using var maps = Run(method);

        Assert.Equal(expected.ClassIndices, maps.ClassIndices);
        Assert.InRange(maps.Maps.sub(expected.Maps).abs().max().item<float>(), 0, 1e-3f * expected.Maps.abs().max().item<float>());
    }

    [Fact]
    public void Overlay_with_an_index_draws_the_map_of_that_index()
    {
        using var maps = Run("cam");
        var picture = new Picture(8, 8, new byte[3 * 8 * 8]);
        using var second = maps.Maps[1];

        Assert.Equal(ClassActivation.Overlay(picture, second).Pixels.ToArray(), maps.Overlay(picture, 1).Pixels.ToArray());
        Assert.NotEqual(maps.Overlay(picture, 0).Pixels.ToArray(), maps.Overlay(picture, 1).Pixels.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => maps.Overlay(picture, 2));
    }

    [Fact]
    public void GradCam_supports_a_layer_whose_output_is_overwritten_in_place()
    {
        var convolution = nn.Conv2d(3, 4, 3);
        using var network = nn.Sequential(
            ("conv", convolution), ("relu", nn.ReLU(inplace: true)), ("pool", nn.AdaptiveAvgPool2d(1)), ("flat", nn.Flatten()), ("linear", nn.Linear(4, 2)));

        using var maps = ClassActivation.GradCam(network, convolution, _images);

        Assert.Equal([2, 30, 30], maps.Maps.shape);
    }

    [Fact]
    public void Cam_and_GradCam_restore_the_network_after_an_exception()
    {
        MakeUnusual();
        using var other = new GroupedNet();
        var failing = _model.Layer2.Block1.register_forward_hook((_, _, _) => throw new InvalidOperationException("a hook of the caller"));
        var before = NetworkSnapshot.Of(_model);

        Assert.Throws<InvalidOperationException>(() => Run("cam"));
        Assert.Throws<InvalidOperationException>(() => Run("grad-cam"));
        failing.remove();
        _model.Layer2.Block1.register_forward_hook((_, _, _) => null!);
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassActivation.GradCam(_model, _model.Layer1, _images, [0, 5]));
        Assert.Throws<ArgumentException>(() => ClassActivation.GradCam(_model, other.Layer1, _images));
        Assert.Throws<ArgumentException>(() => ClassActivation.GradCam(_model, _model.Layer1, _images.unsqueeze(0)));

        Assert.Equal(before, NetworkSnapshot.Of(_model));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Logits_before_and_after_Cam_and_GradCam_are_equal_bit_for_bit(string method)
    {
        _model.eval();
        using var noGrad = no_grad();
        var before = _model.call(_images);

        Run(method).Dispose();

        Assert.True(before.Equals(_model.call(_images)));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Cam_and_GradCam_leave_only_the_maps_alive(string method)
    {
        MakeUnusual();
        Run(method).Dispose();

        Assert.Equal(1, LiveTensors.LeftBy(() => Run(method)));
        Assert.Equal(0, LiveTensors.LeftBy(() => Run(method).Dispose()));
    }

    [Fact]
    public void Invalid_arguments_throw_and_leak_no_tensors()
    {
        using var other = new GroupedNet();
        var attempts = new Action[]
        {
            () => ClassActivation.Cam(_model, _images, [0, 5]), () => ClassActivation.GradCam(_model, _model.Layer1, _images, [-1, 0]),
            () => ClassActivation.GradCam(_model, other.Layer1, _images), () => ClassActivation.GradCam(_model, _model.Classifier.Dropout, _images),
        };

        foreach (var attempt in attempts)
        {
            Assert.ThrowsAny<ArgumentException>(attempt);
            Assert.Equal(0, LiveTensors.LeftBy(() => Assert.ThrowsAny<ArgumentException>(attempt)));
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Maps_of_a_network_in_training_mode_equal_those_in_evaluation_mode(string method)
    {
        using var expected = Run(method);
        _model.train();

        using var actual = Run(method);

        Assert.True(expected.Maps.Equals(actual.Maps));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Maps_do_not_depend_on_the_gradient_mode_of_the_caller(string method)
    {
        using var expected = Run(method);
        Tensor withoutGradients, inference, frozen;
        using (no_grad())
            withoutGradients = Run(method).Maps;
        using (inference_mode())
            inference = Run(method).Maps;
        foreach (var parameter in _model.parameters())
            parameter.requires_grad = false;
        frozen = Run(method).Maps;
        _images.requires_grad_(true);
        var ofLearnedImages = Run(method).Maps;

        Assert.All([withoutGradients, inference, frozen, ofLearnedImages], maps => Assert.InRange(Maps.Distance(expected.Maps, maps), 0, 1e-5));
        Assert.False(ofLearnedImages.requires_grad);
        Assert.Null(_images.grad);
    }

    [Fact]
    public void GradCam_and_Cam_restore_the_gradient_mode_of_the_caller()
    {
        using (no_grad())
        {
            Run("grad-cam").Dispose();
            Assert.False(is_grad_enabled());
        }

        using (inference_mode())
        {
            Run("grad-cam").Dispose();
            Assert.True(is_inference_mode_enabled());
        }

        Run("grad-cam").Dispose();
        Run("cam").Dispose();
        Assert.True(is_grad_enabled());
        Assert.False(is_inference_mode_enabled());
    }

    [Fact]
    public void Hooks_of_the_caller_run_and_can_change_the_map()
    {
        var seen = new List<Tensor>();
        using var before = Run("grad-cam");
        _model.Layer1.register_forward_hook((_, _, output) =>
        {
            seen.Add(output.alias());
            return output * 2;
        });

        using var after = Run("grad-cam");

        Assert.Equal([2, 8, 16, 16], seen.Single().shape);
        Assert.InRange(Maps.Distance(before.Maps, after.Maps), 0.05, double.MaxValue);
    }

    [Theory]
    [InlineData(ScalarType.BFloat16, 0.2)]
    [InlineData(ScalarType.Float64, 1e-5)]
    public void Maps_of_networks_in_other_precisions_are_in_single_precision(ScalarType precision, double tolerance)
    {
        using var expected = Run("grad-cam");
        _model.to(precision);

        using var maps = ClassActivation.GradCam(_model, _model.Layer1, _images.to(precision), [1, 3], keepNegative: true);
        using var cam = ClassActivation.Cam(_model, _images.to(precision), [1, 3]);

        Assert.Equal((ScalarType.Float32, ScalarType.Float32), (maps.Maps.dtype, cam.Maps.dtype));
        Assert.InRange(Maps.Distance(expected.Maps, maps.Maps), 0, tolerance);
    }

    /// <summary>Sets an unusual combination of modes, requires_grad and gradients.</summary>
    private void MakeUnusual()
    {
        _model.call(_images).sum().backward();
        _model.train();
        _model.Layer2.eval();
        _model.Layer2.Block1.SecondNorm.train();
        _model.Stem.eval();
        _model.Stem.Norm.train();
        _model.Classifier.Dropout.eval();
        _model.Layer1.Block1.FirstConv.weight.requires_grad = false;
        _model.Layer2.Block1.FirstNorm.bias!.requires_grad = false;
    }

    private ActivationMaps Run(string method) => method == "cam"
        ? ClassActivation.Cam(_model, _images, [1, 3])
        : ClassActivation.GradCam(_model, _model.Layer1, _images, [1, 3], keepNegative: true);
}
