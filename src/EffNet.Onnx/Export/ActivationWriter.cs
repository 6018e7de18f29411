using EffNet.Networks;

namespace EffNet.Onnx.Export;

/// <summary>Writes activation functions with the operations of opset 17.</summary>
internal static class ActivationWriter
{
    /// <summary>Adds an activation.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="function">The function.</param>
    /// <param name="name">The name of the last node. The names of the other nodes begin with it.</param>
    /// <param name="input">The name of the input value.</param>
    /// <param name="output">The name of the output value, which is reserved.</param>
    /// <returns><paramref name="output"/>.</returns>
    /// <exception cref="NotSupportedException">The function is not supported.</exception>
    public static string Write(GraphWriter graph, ActivationFunction function, string name, string input, string output) => function.Word switch
    {
        "silu" => graph.Add("Mul", name, [input, graph.Compute("Sigmoid", $"{name}/sigmoid", [input])], output),
        "sigmoid" => graph.Add("Sigmoid", name, [input], output),
        "relu" => graph.Add("Relu", name, [input], output),
        "relu6" => graph.Add("Clip", name, [input, graph.Number(0), graph.Number(6)], output),
        "hard_swish" => graph.Add("HardSwish", name, [input], output),
        "gelu" => Gelu(graph, name, input, output),
        _ => throw new NotSupportedException($"The activation '{function.Word}' cannot be exported to ONNX."),
    };

    /// <summary>Writes PyTorch's GELU without approximation, x * (1 + erf(x / sqrt 2)) / 2. ONNX has an operation for it only from opset 20.</summary>
    private static string Gelu(GraphWriter graph, string name, string input, string output)
    {
        var scaled = graph.Compute("Div", $"{name}/scaled", [input, graph.Number(MathF.Sqrt(2))]);
        var error = graph.Compute("Erf", $"{name}/erf", [scaled]);
        var gate = graph.Compute("Add", $"{name}/gate", [error, graph.Number(1)]);
        var product = graph.Compute("Mul", $"{name}/product", [input, gate]);
        return graph.Add("Mul", name, [product, graph.Number(0.5f)], output);
    }
}
