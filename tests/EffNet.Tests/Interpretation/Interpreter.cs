using EffNet.Language.Networks;
using EffNet.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace EffNet.Tests.Interpretation;

/// <summary>
/// Computes a network layer by layer from its description, in double precision and with no regard to speed: what the generated code is
/// compared with. What is random in training (dropout, stochastic depth) it leaves out.
/// </summary>
/// <param name="network">What to compute.</param>
/// <param name="state">Weights and running statistics by torchvision's names.</param>
/// <param name="training">Whether to normalise by the batch's statistics, not by the running ones.</param>
internal sealed class Interpreter(Network network, IReadOnlyDictionary<string, Tensor> state, bool training = false)
{
    /// <summary>In training, what each batch norm saw, by its name.</summary>
    public Dictionary<string, BatchStatistics> Statistics { get; } = [];

    /// <summary>What each stage yields, by its name, in order.</summary>
    public Dictionary<string, Tensor> Outputs { get; } = [];

    /// <summary>What the last stage yields.</summary>
    public Tensor Run(Tensor images)
    {
        var value = images.to(ScalarType.Float64);
        foreach (var stage in network.Stages)
        {
            foreach (var block in stage.Blocks)
                value = Run(block, value);
            Outputs.Add(stage.Name, value);
        }

        return value;
    }

    private Tensor Run(Block block, Tensor input)
    {
        using var scope = NewDisposeScope();
        var values = new List<Tensor> { input };
        foreach (var layer in block.Layers)
            values.Add(Apply(layer.Operation, block.KeyOf(layer), [.. layer.Inputs.Select(index => values[index])]));
        return values[^1].MoveToOuterDisposeScope();
    }

    private Tensor Apply(Operation operation, string path, Tensor[] inputs) => operation switch
    {
        Convolution convolution => Convolve(convolution, path, inputs[0]),
        SamePad pad => TensorFlowPadding.Pad(inputs[0], pad.Kernel, pad.Stride, pad.Lowest ? double.NegativeInfinity : 0),
        MaxPool pool => WindowFormula.Largest(inputs[0], pool),
        AveragePool pool => WindowFormula.Mean(inputs[0], pool),
        BatchNorm norm => Normalize(norm, path, inputs[0]),
        Activation activation => ActivationFormula.Apply(activation.Function.Word, inputs[0]),
        GlobalAveragePool => inputs[0].mean([2, 3], keepdim: true),
        Multiply => inputs[0] * inputs[1],
        Add => inputs.Aggregate((sum, term) => sum.Plus(term)),
        Flatten => inputs[0].reshape(inputs[0].shape[0], -1),
        Linear => inputs[0].matmul(State(path, "weight").t()).Plus(State(path, "bias")),
        EffNet.Networks.StochasticDepth or Dropout => inputs[0],
        _ => throw new NotSupportedException($"The interpreter does not know {operation.GetType().Name}."),
    };

    private Tensor Convolve(Convolution convolution, string path, Tensor input)
    {
        var border = (long)convolution.Border;
        var padded = F.pad(input, [border, border, border, border]);
        var bias = convolution.Bias ? State(path, "bias") : null;
        return F.conv2d(padded, State(path, "weight"), bias, [convolution.Stride, convolution.Stride], groups: convolution.Groups);
    }

    private Tensor Normalize(BatchNorm norm, string path, Tensor input)
    {
        var (mean, variance) = training ? Observe(path, input) : (State(path, "running_mean"), State(path, "running_var"));
        var scale = State(path, "weight") / variance.Plus(norm.Constants.Epsilon).sqrt();
        return ((input - PerChannel(mean)) * PerChannel(scale)).Plus(PerChannel(State(path, "bias")));
    }

    private (Tensor Mean, Tensor Variance) Observe(string path, Tensor input)
    {
        var mean = input.mean([0, 2, 3]);
        var variance = (input - PerChannel(mean)).square().mean([0, 2, 3]);
        var statistics = BatchStatistics.From(mean, variance, input.numel() / input.shape[1]);
        Statistics.Add(path, new(statistics.Mean.MoveToOuterDisposeScope(), statistics.Variance.MoveToOuterDisposeScope()));
        return (mean, variance);
    }

    private static Tensor PerChannel(Tensor values) => values.reshape(1, -1, 1, 1);

    private Tensor State(string path, string name) => state[$"{path}.{name}"].to(ScalarType.Float64);
}
