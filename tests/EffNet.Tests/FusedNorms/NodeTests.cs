using EffNet.Models;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.FusedNorms;

/// <summary>The fused function as a node of libtorch's graph: the tensors that it keeps, when it frees them, and further backward passes.</summary>
public sealed class NodeTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Fused_norm_supports_a_second_backward_pass_with_retain_graph()
    {
        using var layer = new NormedLayer(24, "silu");
        var (maps, gradient) = layer.Draw(2, 6, 5);
        using var output = layer.call(maps);
        using var loss = output.mul(gradient).sum();

        loss.backward(retain_graph: true);
        using var once = layer.Norm.weight.grad!.clone();
        loss.backward();

        Assert.True(layer.Norm.weight.grad!.allclose(once.add(once)));
    }

    [Fact]
    public void Second_backward_pass_of_the_fused_norm_without_retain_graph_throws()
    {
        using var layer = new NormedLayer(24, "silu");
        var (maps, gradient) = layer.Draw(2, 6, 5);
        using var output = layer.call(maps);
        output.backward([gradient]);

        Assert.ThrowsAny<Exception>(() => output.backward([gradient]));
    }

    [Fact]
    public void Second_derivatives_of_the_fused_norm_equal_those_of_the_modules()
    {
        var results = new List<Tensor>();
        foreach (var hooked in new[] { false, true })
        {
            using var layer = new NormedLayer(24, "silu");
            if (hooked)
                layer.Norm.register_forward_hook((_, _, _) => null!);
            var (maps, gradient) = layer.Draw(2, 6, 5);
            var input = maps.detach().requires_grad_();
            var first = autograd.grad([layer.call(input).mul(gradient).sum()], [input, layer.Norm.weight], retain_graph: true, create_graph: true);
            var second = autograd.grad([first[0].square().sum().add(first[1].square().sum())], [input, layer.Norm.weight, layer.Norm.bias!]);
            results.Add(cat([.. second.Select(g => g.flatten())]));
        }

        Assert.InRange(Interpretation.Agreement.Distance(results[1], results[0]), 0, 1e-4);
    }

    [Fact]
    public void Backward_pass_throws_if_the_input_of_the_fused_norm_was_overwritten()
    {
        using var layer = new NormedLayer(24, "silu");
        Tensor? convolved = null;
        layer.Convolution.register_forward_hook((_, _, output) =>
        {
            convolved = output.detach();
            return null!;
        });
        var (maps, gradient) = layer.Draw(2, 6, 5);
        using var output = layer.call(maps);
        convolved!.zero_();

        Assert.ThrowsAny<Exception>(() => output.backward([gradient]));
    }

    [Fact]
    public void Disposing_the_output_frees_the_graph_of_the_fused_norm()
    {
        using var layer = new NormedLayer(24, "silu");
        var (maps, _) = layer.Draw(2, 6, 5);
        layer.call(maps).Dispose();

        Assert.Equal(0, LiveTensors.LeftBy(() => layer.call(maps).Dispose()));
    }

    [Fact]
    public void Fused_norm_leaks_no_native_memory()
    {
        Assert.SkipUnless(NativeHeap.IsMeasurable, "glibc 2.33 or later counts what is allocated.");
        using var layer = new NormedLayer(96, "silu");
        var (maps, gradient) = layer.Draw(4, 64, 64);
        Repeat(3);
        var before = NativeHeap.BytesInUse;

        Repeat(10);

        // If each step kept one tensor, ten would remain. The bound is not 0, because finalizers of other tests allocate and free memory at the same time.
        Assert.InRange(NativeHeap.BytesInUse - before, long.MinValue, 2 * sizeof(float) * maps.numel());

        void Repeat(int steps)
        {
            for (var step = 0; step < steps; step++)
            {
                using var output = layer.call(maps);
                output.backward([gradient]);
            }
        }
    }

    [Fact]
    public void Backward_pass_frees_the_tensors_that_the_fused_norm_saved()
    {
        Assert.SkipUnless(NativeHeap.IsMeasurable, "glibc 2.33 or later counts what is allocated.");
        using var layer = new NormedLayer(96, "silu");
        var (maps, gradient) = layer.Draw(4, 64, 64);
        layer.Convolution.weight.requires_grad = false;
        using var output = layer.call(maps);
        var before = NativeHeap.BytesInUse;

        output.backward([gradient]);

        Assert.InRange((before - NativeHeap.BytesInUse) / (double)(sizeof(float) * maps.numel()), 0.95, 1.05);
    }

    [Fact]
    public void Networks_on_several_threads_have_the_gradients_of_one_thread()
    {
        using var images = HashedNumbers.Images(2, 3, 48, 40);
        var expected = Gradients(images);
        var found = new Dictionary<string, Tensor>[3];

        Parallel.For(0, found.Length, i => found[i] = Gradients(images));

        Assert.All(found, gradients => Assert.All(gradients, g => Assert.InRange(Interpretation.Agreement.Distance(expected[g.Key], g.Value), 0, 1e-4)));
        foreach (var gradient in found.Append(expected).SelectMany(g => g.Values))
            gradient.Dispose();
    }

    private static Dictionary<string, Tensor> Gradients(Tensor images)
    {
        using var scope = NewDisposeScope();
        using var model = new EfficientNetB0(initialize: false);
        NetworkStepTests.Fill(model);
        foreach (var depth in model.modules().Where(m => m is StochasticDepth or TorchSharp.Modules.Dropout))
            depth.eval();
        model.call(images).square().mean().backward();
        return model.named_parameters().ToDictionary(p => p.name, p => p.parameter.grad!.clone().DetachFromDisposeScope());
    }
}
