using EffNet.Networks;
using EffNet.Onnx.Protos;

namespace EffNet.Onnx.Import;

/// <summary>Recognizes activation functions, which models often express as several nodes.</summary>
/// <param name="model">The model.</param>
/// <param name="numbers">The reader of the model's constants.</param>
internal sealed class ActivationMatcher(ModelGraph model, TensorNumbers numbers)
{
    private const double Tolerance = 1e-3;

    /// <summary>Returns the name of the input of an activation; <see langword="null"/> if a value is not the result of the activation.</summary>
    /// <param name="function">The activation function.</param>
    /// <param name="value">The name of the value.</param>
    public string? InputOf(ActivationFunction function, string value) => function.Word switch
    {
        "sigmoid" => Input(value, "Sigmoid"),
        "relu" => Input(value, "Relu"),
        "relu6" => Clipped(value, 0, 6),
        "silu" => Input(value, "Swish") ?? Gated(value, gate => Input(gate, "Sigmoid")),
        "hard_swish" => Input(value, "HardSwish") ?? Gated(value, HardSigmoid) ?? Divided(value),
        "gelu" => Gelu(value),
        _ => null,
    };

    /// <summary>Matches x * gate(x), with the operands in either order.</summary>
    private string? Gated(string value, Func<string, string?> gate)
    {
        if (Node(value, "Mul") is not { Input: [var first, var second] })
            return null;
        return IsSame(gate(second), first) ? first : IsSame(gate(first), second) ? second : null;
    }

    /// <summary>Matches clip(x + 3, 0, 6) / 6, as one node or several.</summary>
    private string? HardSigmoid(string value)
    {
        if (Node(value, "HardSigmoid") is { } node)
            return Math.Abs(node.Number("alpha", 0.2f) - (1 / 6.0)) < Tolerance && Math.Abs(node.Number("beta", 0.5f) - 0.5) < Tolerance ? node.Input[0] : null;
        return Combined(value, "Div", 6) is { } shifted ? Shifted(shifted) : Combined(value, "Mul", 1 / 6.0) is { } product ? Shifted(product) : null;
    }

    /// <summary>Matches x * clip(x + 3, 0, 6) / 6.</summary>
    private string? Divided(string value) => Combined(value, "Div", 6) is { } product ? Gated(product, Shifted) : null;

    /// <summary>Matches clip(x + 3, 0, 6).</summary>
    private string? Shifted(string value) => Clipped(value, 0, 6) is { } sum ? Combined(sum, "Add", 3) : null;

    private string? Clipped(string value, double low, double high)
    {
        if (Node(value, "Clip") is not { } clip)
            return null;
        var (from, to) = clip.Input.Count > 1
            ? (Constant(clip.Input[1]), clip.Input.Count > 2 ? Constant(clip.Input[2]) : null)
            : (clip.Number("min", float.MinValue), clip.Number("max", float.MaxValue));
        return from == low && to == high ? clip.Input[0] : null;
    }

    /// <summary>Matches x * (1 + erf(x / sqrt 2)) / 2, with the factor 1/2 before or after the product.</summary>
    private string? Gelu(string value)
    {
        if (Node(value, "Gelu") is { } gelu)
            return gelu.Text("approximate", "none") == "none" ? gelu.Input[0] : null;
        if (Combined(value, "Mul", 0.5) is { } product)
            return Gated(product, ErrorGate);
        return Gated(value, gate => Combined(gate, "Mul", 0.5) is { } whole ? ErrorGate(whole) : null);
    }

    /// <summary>Matches 1 + erf(x / sqrt 2).</summary>
    private string? ErrorGate(string value)
    {
        if (Combined(value, "Add", 1) is not { } error || Input(error, "Erf") is not { } scaled)
            return null;
        return Combined(scaled, "Div", Math.Sqrt(2)) ?? Combined(scaled, "Mul", 1 / Math.Sqrt(2));
    }

    /// <summary>Returns the other operand of a node that combines a value with a number.</summary>
    private string? Combined(string value, string operation, double number)
    {
        if (Node(value, operation) is not { Input: [var first, var second] })
            return null;
        if (Is(second, number))
            return first;
        return operation != "Div" && Is(first, number) ? second : null;
    }

    private bool Is(string value, double number) => Constant(value) is { } constant && Math.Abs(constant - number) <= Tolerance * number;

    private double? Constant(string value) => value.Length > 0 && model.ConstantOf(value) is { } tensor ? numbers.Number(tensor) : null;

    private bool IsSame(string? value, string other) => value is not null && model.Resolve(value) == model.Resolve(other);

    private string? Input(string value, string operation) => Node(value, operation)?.Input[0];

    private NodeProto? Node(string value, string operation) => model.ProducerOf(value) is { } node && node.OpType == operation && node.Input.Count > 0 ? node : null;
}
