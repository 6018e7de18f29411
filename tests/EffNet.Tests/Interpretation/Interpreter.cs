using EffNet.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace EffNet.Tests.Interpretation;

/// <summary>
/// Computes a network layer by layer from its graph, in double precision, as the reference for generated code.
/// Dropout and stochastic depth in training are omitted, because they are random.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="state">Weights and running statistics by torchvision's names.</param>
/// <param name="training">true to normalize with the statistics of the batch; false to use the running statistics.</param>
internal sealed class Interpreter(Network network, IReadOnlyDictionary<string, Tensor> state, bool training = false)
{
    /// <summary>Gets the statistics of the batch at each batch norm in training, by its name.</summary>
    public Dictionary<string, BatchStatistics> Statistics { get; } = [];

    /// <summary>Gets the output of each stage, by its name, in order.</summary>
    public Dictionary<string, Tensor> Outputs { get; } = [];

    /// <summary>Computes the first output of the network.</summary>
    public Tensor Run(Tensor images)
    {
        var values = new Dictionary<int, Tensor> { [Value.Image] = images.to(ScalarType.Float64) };
        var lastReaders = LastReaders();
        var count = 0;
        foreach (var stage in network.Stages)
        {
            foreach (var block in stage.Blocks)
            {
                var index = count++;
                Run(block, values, value => value == block.Result || lastReaders.GetValueOrDefault(value) > index);
            }

            Outputs.Add(stage.Name, values[stage.Result.Number]);
        }

        return values[network.Outputs[0].Value.Number];
    }

    /// <summary>Returns the index of the last block that reads each value; int.MaxValue for outputs of the network.</summary>
    private Dictionary<Value, int> LastReaders()
    {
        var readers = new Dictionary<Value, int>();
        foreach (var (index, block) in network.Blocks.Index())
        {
            foreach (var value in block.Nodes.SelectMany(node => node.Inputs))
                readers[value] = index;
        }

        foreach (var output in network.Outputs)
            readers[output.Value] = int.MaxValue;
        return readers;
    }

    /// <summary>Computes a block and removes the values that no later block needs.</summary>
    private void Run(Block block, Dictionary<int, Tensor> values, Func<Value, bool> isNeeded)
    {
        using var scope = NewDisposeScope();
        foreach (var node in block.Nodes)
        {
            Tensor[] inputs = [.. node.Inputs.Select(value => values[value.Number])];
            Tensor[] outputs = node.Operation is Split split ? inputs[0].split([.. split.Channels.Select(count => (long)count)], 1) : [Apply(node.Operation, node.Key(), inputs)];
            foreach (var (index, output) in outputs.Index())
                values.Add(node.Outputs[index].Number, output);
        }

        foreach (var output in block.Nodes.SelectMany(node => node.Outputs))
        {
            if (isNeeded(output))
                values[output.Number] = values[output.Number].MoveToOuterDisposeScope();
            else
                values.Remove(output.Number);
        }
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
        Concat => cat(inputs, 1),
        Flatten => inputs[0].reshape(inputs[0].shape[0], -1),
        Linear => inputs[0].matmul(State(path, "weight").t()).Plus(State(path, "bias")),
        EffNet.Networks.StochasticDepth or Dropout => inputs[0],
        _ => throw new NotSupportedException($"The interpreter does not know {operation.GetType().Name}."),
    };

    private Tensor Convolve(Convolution convolution, string path, Tensor input)
    {
        var (vertical, horizontal) = ((long)convolution.Border.Height, (long)convolution.Border.Width);
        var padded = F.pad(input, [horizontal, horizontal, vertical, vertical]);
        var bias = convolution.Bias ? State(path, "bias") : null;
        return F.conv2d(padded, State(path, "weight"), bias, [convolution.Stride.Height, convolution.Stride.Width], groups: convolution.Groups);
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
