using EffNet.Tests.Interpretation;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.FusedNorms;

/// <summary>
/// An identity convolution, a batch norm and an activation, called as in generated code. With a hook on the norm, or in double precision, TorchSharp's modules
/// compute the norm and the activation.
/// </summary>
internal sealed class NormedLayer : UnrolledModule
{
    private readonly long _channels;

    public NormedLayer(long channels, string? activation, bool affine = true, bool tracked = true, double? momentum = 0.1)
        : base(nameof(NormedLayer))
    {
        _channels = channels;
        Convolution = Attach("0", nn.Conv2d(channels, channels, 1, groups: channels, bias: false));
        Norm = Attach("1", nn.BatchNorm2d(channels, affine: affine, track_running_stats: tracked));
        Norm.momentum = momentum;
        Activation = activation is null ? null : Attach("2", ActivationOf(activation));
        using var noGrad = no_grad();
        Convolution.weight.fill_(1);
        if (!affine)
            return;
        Norm.weight.copy_(HashedNumbers.Draw("weight", number => number + 0.25, channels));
        Norm.bias!.copy_(HashedNumbers.Draw("bias", channels));
    }

    public static string?[] Activations => [null, "silu", "relu", "relu6", "hard_swish", "gelu"];

    public Conv2d Convolution { get; }

    public BatchNorm2d Norm { get; }

    public nn.Module<Tensor, Tensor>? Activation { get; }

    public override Tensor forward(Tensor input)
    {
        using var run = BeginRun();
        return run.Complete(Activation is null ? Call(Convolution, Norm, input, unwatched: false) : Call(Convolution, Norm, Activation, input, unwatched: false));
    }

    /// <summary>Returns an input of the layer and a gradient of its output: channels-last, in single precision.</summary>
    public (Tensor Maps, Tensor Gradient) Draw(long batch, long height, long width) => (
        ChannelsLast(HashedNumbers.Draw("maps", number => (3 * number) + 1.5, batch, _channels, height, width)),
        ChannelsLast(HashedNumbers.Draw("gradient", batch, _channels, height, width)));

    /// <summary>Returns the output, all gradients and the running statistics after one step, by name.</summary>
    public Dictionary<string, Tensor> Step(Tensor maps, Tensor gradient)
    {
        zero_grad();
        var input = maps.to(Convolution.weight.dtype).detach().requires_grad_();
        var output = call(input);
        output.backward([gradient.to(output.dtype)]);
        var results = new Dictionary<string, Tensor> { ["output"] = output.detach(), ["input's gradient"] = input.grad! };
        foreach (var (name, parameter) in Norm.named_parameters())
            results.Add($"{name}'s gradient", parameter.grad!.clone());
        foreach (var (name, buffer) in Norm.named_buffers())
            results.Add(name, buffer.clone());
        return results;
    }

    /// <summary>Asserts that two steps have the same results.</summary>
    public static void Compare(Dictionary<string, Tensor> expected, Dictionary<string, Tensor> actual, string what)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        if (expected.TryGetValue("num_batches_tracked", out var count))
            Assert.Equal(count.to(ScalarType.Int64).item<long>(), actual["num_batches_tracked"].item<long>());
        foreach (var (name, tensor) in expected.Where(e => e.Key != "num_batches_tracked"))
            Assert.True(Agreement.Distance(tensor, actual[name]) <= 1e-5, $"{what}: {name} differs by {Agreement.Distance(tensor, actual[name]):E1} of the largest number");
    }

    public static Tensor ChannelsLast(Tensor maps) => maps.to(ScalarType.Float32).permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    private static nn.Module<Tensor, Tensor> ActivationOf(string word) => word switch
    {
        "silu" => nn.SiLU(),
        "relu" => nn.ReLU(),
        "relu6" => nn.ReLU6(),
        "hard_swish" => nn.Hardswish(),
        "gelu" => nn.GELU(),
        "gelu_tanh" => nn.GELU(GELU.Approximate.tanh),
        _ => nn.Sigmoid(),
    };
}
