using EffNet.Inference.Fusion;
using EffNet.Networks;

namespace EffNet.Inference.Tests.Reference;

/// <summary>Computes the fused layers of a network in double precision, as the reference for the kernels.</summary>
internal sealed class NaiveFusion(FusedNetwork network, TestWeights weights) : IFusedLayerVisitor<Numbers>
{
    private readonly Dictionary<int, Numbers> _values = [];

    /// <summary>Computes the first output.</summary>
    public double[] Run(ReadOnlySpan<float> image)
    {
        _values.Clear();
        var numbers = Numbers.Of(network.Network.Input);
        for (var i = 0; i < image.Length; i++)
            numbers.Values[i] = image[i];
        _values[Value.Image] = numbers;
        foreach (var layer in network.Layers)
            _values[layer.Output.Number] = layer.Accept(this);
        return _values[network.Results[0].Number].Values;
    }

    public Numbers Visit(FusedConvolution layer)
    {
        var operation = layer.Operation;
        var (filters, bias) = (Weight(layer.Node, "weight"), operation.Bias ? Weight(layer.Node, "bias") : new double[operation.OutputChannels]);
        if (layer.Norm is { } norm)
            Fold(norm, filters, bias);
        var input = Of(layer.Window.Input);
        if (layer.Gate is { } gate)
            input = Numbers.From(input.Shape, (channel, y, x) => input.At(channel, y, x) * Of(gate).At(channel, 0, 0));
        var result = Formulas.Convolve(input, layer.Node.Output, operation, filters, bias, layer.Window.Border.Top, layer.Window.Border.Left);
        if (layer.Residual is { } residual)
            result = Numbers.From(result.Shape, (channel, y, x) => result.At(channel, y, x) + Of(residual).At(channel, y, x));
        return Activate(layer.Activation, result);
    }

    public Numbers Visit(FusedLinear layer) =>
        Activate(layer.Activation, Formulas.Multiply(Of(layer.Input), Weight(layer.Node, "weight"), Weight(layer.Node, "bias"), layer.Node.Output));

    public Numbers Visit(FusedPool layer)
    {
        var window = layer.Window;
        var pool = layer.IsMax ? (Func<Numbers, Shape, Extent, Extent, int, int, Numbers>)Formulas.Largest : Formulas.Mean;
        return pool(Of(window.Input), layer.Node.Output, window.Kernel, window.Stride, window.Border.Top, window.Border.Left);
    }

    public Numbers Visit(FusedMean layer) => Formulas.Means(Of(layer.Input), layer.Node.Output);

    public Numbers Visit(FusedElements layer)
    {
        var input = Of(layer.Input);
        if (layer.Node.Operation is BatchNorm norm)
        {
            input = Formulas.Normalize(
                input, Weight(layer.Node, "running_mean"), Weight(layer.Node, "running_var"), Weight(layer.Node, "weight"), Weight(layer.Node, "bias"), norm.Constants.Epsilon);
        }

        return Activate(layer.Activation, input);
    }

    public Numbers Visit(FusedCombination layer)
    {
        var terms = layer.Terms.Select(Of).ToList();
        return Activate(layer.Activation, Numbers.From(layer.Node.Output, (channel, y, x) =>
            terms.Select(t => t.Broadcast(channel, y, x)).Aggregate((left, right) => layer.IsProduct ? left * right : left + right)));
    }

    public Numbers Visit(FusedCopy layer)
    {
        var all = layer.Sources.SelectMany(s => Of(s).Values).ToArray();
        var pixels = (int)Math.Max(1, layer.Sources[0].Shape.Pixels);
        return new Numbers(layer.Output.Shape, all[(layer.First * pixels)..((layer.First * pixels) + (int)layer.Output.Shape.Elements)]);
    }

    public Numbers Visit(FusedPad layer)
    {
        var input = Of(layer.Input);
        var (top, left) = ((layer.Output.Shape.Height - input.Height) / 2, (layer.Output.Shape.Width - input.Width) / 2);
        return Numbers.From(layer.Output.Shape, (channel, y, x) => input.At(channel, y - top, x - left, layer.Fill));
    }

    private static Numbers Activate(ActivationFunction? function, Numbers input) => function is null ? input : input.Map(x => Formulas.Activate(function.Word, x));

    private Numbers Of(Value value) => _values[value.Number];

    private double[] Weight(Node node, string name) => weights.Doubles($"{node.Path}.{name}");

    private void Fold(Node norm, double[] filters, double[] bias)
    {
        var (weight, shift, mean, variance) = (Weight(norm, "weight"), Weight(norm, "bias"), Weight(norm, "running_mean"), Weight(norm, "running_var"));
        var length = filters.Length / bias.Length;
        for (var channel = 0; channel < bias.Length; channel++)
        {
            var factor = weight[channel] / Math.Sqrt(variance[channel] + ((BatchNorm)norm.Operation).Constants.Epsilon);
            for (var i = 0; i < length; i++)
                filters[(channel * length) + i] *= factor;
            bias[channel] = shift[channel] - (mean[channel] * factor);
        }
    }
}
