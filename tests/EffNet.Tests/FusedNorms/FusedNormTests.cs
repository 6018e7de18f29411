using EffNet.FusedNorms;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.FusedNorms;

/// <summary>Compares the fused function of a batch norm in training and its activation with libtorch's functions in double precision.</summary>
public sealed class FusedNormTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public static MatrixTheoryData<int, int> ChannelsAndBatches => new([3, 16, 24, 40, 96, 1152], [1, 8]);

    public void Dispose() => _scope.Dispose();

    // Without this test, no test would fail if a later TorchSharp did not export these functions, because the modules would be used instead.
    [Fact]
    public void Native_libraries_export_the_functions_that_the_fused_norm_calls()
    {
        Assert.NotNull(NativeTorch.Instance);
        Assert.True(NativeTorch.Instance.HasRunParallel || !OperatingSystem.IsLinux());
        Assert.True(NativeTorch.Instance.HasKeepsGraph || !OperatingSystem.IsLinux());
    }

    [Theory]
    [MemberData(nameof(ChannelsAndBatches))]
    public void Fused_norm_is_close_to_the_modules_in_double_precision(int channels, int batch)
    {
        foreach (var activation in NormedLayer.Activations)
        {
            using var fused = new NormedLayer(channels, activation);
            using var expected = new NormedLayer(channels, activation).to(ScalarType.Float64);
            var (maps, gradient) = fused.Draw(batch, 7, 9);

            for (var step = 0; step < 2; step++)
                NormedLayer.Compare(((NormedLayer)expected).Step(maps, gradient), fused.Step(maps, gradient), $"{activation} in step {step}");
        }
    }

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(false, true, 0.3)]
    [InlineData(true, false, 0.1)]
    [InlineData(false, false, null)]
    public void Fused_norm_uses_the_changed_settings_of_its_module(bool affine, bool tracked, double? momentum)
    {
        using var fused = new NormedLayer(24, "silu", affine, tracked, momentum);
        using var expected = new NormedLayer(24, "silu", affine, tracked, momentum);
        expected.to(ScalarType.Float64);
        fused.Norm.eps = expected.Norm.eps = 0.5;
        var (maps, gradient) = fused.Draw(2, 5, 5);

        for (var step = 0; step < 3; step++)
            NormedLayer.Compare(expected.Step(maps, gradient), fused.Step(maps, gradient), $"step {step}");
    }

    [Fact]
    public void Fused_norm_computes_gradients_of_zero_weights()
    {
        using var fused = new NormedLayer(24, "silu");
        using var expected = new NormedLayer(24, "silu");
        foreach (var layer in new[] { fused, expected })
        {
            using var noGrad = no_grad();
            layer.Norm.weight.zero_();
        }

        expected.to(ScalarType.Float64);
        var (maps, gradient) = fused.Draw(2, 5, 5);
        var step = fused.Step(maps, gradient);

        Assert.Equal(0, step["input's gradient"].abs().max().item<float>());
        Assert.True(Interpretation.Agreement.Distance(expected.Step(maps, gradient)["weight's gradient"], step["weight's gradient"]) < 1e-5);
    }

    [Fact]
    public void Norms_that_cannot_be_fused_are_computed_by_their_modules()
    {
        foreach (var activation in new[] { "sigmoid", "gelu_tanh", "silu" })
        {
            using var fused = new NormedLayer(16, activation);
            using var hooked = new NormedLayer(16, activation);
            hooked.Norm.register_forward_hook((_, _, _) => null!);
            var (maps, gradient) = fused.Draw(2, 6, 5);

            NormedLayer.Compare(hooked.Step(maps.contiguous(), gradient), fused.Step(maps.contiguous(), gradient), activation);
            NormedLayer.Compare(hooked.Step(maps, gradient.contiguous()), fused.Step(maps, gradient.contiguous()), activation);
        }
    }

    [Fact]
    public void Batch_norm_in_evaluation_mode_does_not_update_its_statistics()
    {
        using var fused = new NormedLayer(16, "silu");
        using var expected = new NormedLayer(16, "silu");
        expected.to(ScalarType.Float64);
        var (maps, gradient) = fused.Draw(2, 6, 5);
        fused.Step(maps, gradient);
        expected.Step(maps, gradient);
        fused.Norm.eval();
        expected.Norm.eval();

        NormedLayer.Compare(expected.Step(maps, gradient), fused.Step(maps, gradient), "evaluation");
        Assert.Equal(1, fused.Norm.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void Hook_of_a_fusable_activation_receives_the_output_of_the_norm()
    {
        using var layer = new NormedLayer(16, "silu");
        var (maps, _) = layer.Draw(2, 6, 5);
        var seen = new List<Tensor>();
        var hook = layer.Activation!.register_forward_pre_hook((_, input) =>
        {
            seen.Add(input.alias());
            return null!;
        });

        var output = layer.call(maps);

        Assert.True(nn.functional.silu(Assert.Single(seen)).allclose(output));
        hook.remove();
        Assert.True(layer.call(maps).allclose(output, rtol: 1e-4, atol: 1e-5));
        Assert.Single(seen);
    }

    [Fact]
    public void Fused_norm_computes_no_gradient_for_a_frozen_parameter()
    {
        using var layer = new NormedLayer(16, "silu");
        layer.Norm.bias!.requires_grad = false;
        var (maps, gradient) = layer.Draw(2, 6, 5);

        layer.call(maps).backward([gradient]);

        Assert.Null(layer.Norm.bias.grad);
        Assert.NotNull(layer.Norm.weight.grad);
    }

    [Fact]
    public void Fused_norm_without_gradients_updates_its_statistics_and_keeps_no_tensors()
    {
        using var layer = new NormedLayer(16, "silu");
        using var expected = new NormedLayer(16, "silu");
        var (maps, gradient) = layer.Draw(2, 6, 5);
        var step = expected.Step(maps, gradient);

        using var noGrad = no_grad();
        var output = layer.call(maps);

        Assert.False(output.requires_grad);
        Assert.True(output.Equals(step["output"]));
        Assert.True(layer.Norm.running_var!.Equals(step["running_var"]));
        Assert.Equal(1, LiveTensors.LeftBy(() => layer.call(maps)));
    }

    [Fact]
    public void Fused_norm_throws_for_one_value_per_channel()
    {
        using var layer = new NormedLayer(16, "silu");

        var exception = Assert.Throws<ArgumentException>(() => layer.call(HashedNumbers.Images(1, 16, 1, 1)));

        Assert.Contains("more than 1 value per channel", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fused_norm_computes_the_same_bits_with_one_and_two_threads()
    {
        Assert.SkipUnless(Environment.ProcessorCount > 1, "This machine has one processor.");
        foreach (var channels in new[] { 3, 24, 96 })
        {
            var steps = new List<Dictionary<string, Tensor>>();
            foreach (var threads in new[] { 1, 2 })
            {
                using var layer = new NormedLayer(channels, "silu");
                var (maps, gradient) = layer.Draw(4, 41, 43);
                set_num_threads(threads);
                try
                {
                    steps.Add(layer.Step(maps, gradient));
                }
                finally
                {
                    set_num_threads(1);
                }
            }

            Assert.All(steps[0], result => Assert.True(result.Value.Equals(steps[1][result.Key]), $"{result.Key} of {channels} channels"));
        }
    }
}
