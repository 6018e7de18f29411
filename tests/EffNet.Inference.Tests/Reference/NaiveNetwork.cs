using EffNet.Networks;

namespace EffNet.Inference.Tests.Reference;

/// <summary>Computes a network node by node in double precision, by the definition of each operation.</summary>
internal sealed class NaiveNetwork(Network network, TestWeights weights, bool isCalibrating = false) : IOperationVisitor<Numbers[]>
{
    private readonly Dictionary<int, Numbers> _values = [];
    private Node _node = network.Nodes[0];

    /// <summary>Computes the first output.</summary>
    public double[] Run(ReadOnlySpan<float> image) => Run(image, [network.Outputs[0].Value])[0];

    /// <summary>Computes the specified values.</summary>
    public IReadOnlyList<double[]> Run(ReadOnlySpan<float> image, IEnumerable<Value> wanted)
    {
        var kept = wanted.ToList();
        _values.Clear();
        var numbers = Numbers.Of(network.Input);
        for (var i = 0; i < image.Length; i++)
            numbers.Values[i] = image[i];
        _values[Value.Image] = numbers;
        for (var i = 0; i < network.Nodes.Count; i++)
        {
            _node = network.Nodes[i];
            foreach (var (output, result) in _node.Outputs.Zip(_node.Operation.Accept(this)))
                _values[output.Number] = result;
            foreach (var input in _node.Inputs.Where(v => network.Plan.LastReaderOf(v) <= i && !kept.Contains(v)))
                _values.Remove(input.Number);
        }

        return [.. kept.Select(v => _values[v.Number].Values)];
    }

    public Numbers[] Visit(Convolution operation) =>
        [Formulas.Convolve(Input(), _node.Output, operation, Weight("weight"), operation.Bias ? Weight("bias") : default, operation.Border.Height, operation.Border.Width)];

    public Numbers[] Visit(SamePad operation)
    {
        var input = Input();
        var (top, left) = ((_node.Output.Height - input.Height) / 2, (_node.Output.Width - input.Width) / 2);
        return [Numbers.From(_node.Output, (channel, y, x) => input.At(channel, y - top, x - left, operation.Lowest ? double.NegativeInfinity : 0))];
    }

    public Numbers[] Visit(BatchNorm operation)
    {
        if (isCalibrating)
            Calibrate(Input());
        return [Formulas.Normalize(Input(), Weight("running_mean"), Weight("running_var"), Weight("weight"), Weight("bias"), operation.Constants.Epsilon)];
    }

    public Numbers[] Visit(Activation operation) => [Input().Map(x => Formulas.Activate(operation.Function.Word, x))];

    public Numbers[] Visit(MaxPool operation) => [Formulas.Largest(Input(), _node.Output, operation.Kernel, operation.Stride, operation.Border.Height, operation.Border.Width)];

    public Numbers[] Visit(AveragePool operation)
    {
        var border = operation.IsSame ? SameBorder(operation) : operation.Border;
        return [Formulas.Mean(Input(), _node.Output, operation.Kernel, operation.Stride, border.Height, border.Width)];
    }

    public Numbers[] Visit(GlobalAveragePool operation) => [Formulas.Means(Input(), _node.Output)];

    public Numbers[] Visit(Multiply operation) => [Combine((left, right) => left * right)];

    public Numbers[] Visit(Add operation) => [Combine((left, right) => left + right)];

    public Numbers[] Visit(StochasticDepth operation) => [Input()];

    public Numbers[] Visit(Flatten operation) => [Input() with { Shape = _node.Output }];

    public Numbers[] Visit(Dropout operation) => [Input()];

    public Numbers[] Visit(Linear operation) => [Formulas.Multiply(Input(), Weight("weight"), Weight("bias"), _node.Output)];

    public Numbers[] Visit(Concat operation) => [new Numbers(_node.Output, [.. _node.Inputs.SelectMany(v => _values[v.Number].Values)])];

    public Numbers[] Visit(Split operation)
    {
        var (input, first) = (Input(), 0);
        return [.. _node.Outputs.Select(output =>
        {
            var part = new Numbers(output.Shape, input.Values[first..(first + (int)output.Shape.Elements)]);
            first += (int)output.Shape.Elements;
            return part;
        })];
    }

    private Numbers Input() => _values[_node.Inputs[0].Number];

    private double[] Weight(string name) => weights.Doubles($"{_node.Path}.{name}");

    private Numbers Combine(Func<double, double, double> combine)
    {
        var terms = _node.Inputs.Select(v => _values[v.Number]).ToList();
        return Numbers.From(_node.Output, (channel, y, x) => terms.Select(t => t.Broadcast(channel, y, x)).Aggregate(combine));
    }

    private Extent SameBorder(AveragePool pool) => new(
        Math.Max(0, ((_node.Output.Height - 1) * pool.Stride.Height) + pool.Kernel.Height - Input().Height) / 2,
        Math.Max(0, ((_node.Output.Width - 1) * pool.Stride.Width) + pool.Kernel.Width - Input().Width) / 2);

    private void Calibrate(Numbers input)
    {
        var pixels = input.Height * input.Width;
        for (var channel = 0; channel < input.Shape.Channels; channel++)
        {
            var numbers = input.Values.Skip(channel * pixels).Take(pixels).ToList();
            var mean = numbers.Average();
            weights[$"{_node.Path}.running_mean"][channel] = (float)mean;
            // The variance of few pixels can be far too small for another image.
            weights[$"{_node.Path}.running_var"][channel] = (float)Math.Max(0.05, numbers.Average(n => (n - mean) * (n - mean)));
        }
    }
}
