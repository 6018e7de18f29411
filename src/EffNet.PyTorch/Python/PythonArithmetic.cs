using EffNet.Networks;
using static EffNet.PyTorch.Python.PythonText;

namespace EffNet.PyTorch.Python;

/// <summary>Writes arithmetic in the <c>forward</c> of a module.</summary>
/// <param name="values">The input variables.</param>
/// <param name="style">The style of the network's layers.</param>
internal sealed class PythonArithmetic(IReadOnlyList<string> values, PythonStyle style) : IOperationVisitor<string>
{
    /// <inheritdoc/>
    public string Visit(Convolution operation) => throw NotArithmetic(operation);

    /// <inheritdoc/>
    public string Visit(SamePad operation) =>
        $"{style.Use(PythonHelper.SamePad)}({values[0]}, {Pair(operation.Kernel)}, {Pair(operation.Stride)}{(operation.Lowest ? ", float(\"-inf\")" : string.Empty)})";

    /// <inheritdoc/>
    public string Visit(BatchNorm operation) => throw NotArithmetic(operation);

    /// <inheritdoc/>
    public string Visit(Activation operation) => throw NotArithmetic(operation);

    /// <inheritdoc/>
    public string Visit(MaxPool operation) => throw NotArithmetic(operation);

    /// <inheritdoc/>
    public string Visit(AveragePool operation) => throw NotArithmetic(operation);

    /// <inheritdoc/>
    public string Visit(GlobalAveragePool operation) => throw NotArithmetic(operation);

    /// <inheritdoc/>
    public string Visit(Multiply operation) => $"{values[0]} * {values[1]}";

    /// <inheritdoc/>
    public string Visit(Add operation) => $"{values[0]} + {values[1]}";

    /// <inheritdoc/>
    public string Visit(StochasticDepth operation) => throw NotArithmetic(operation);

    /// <inheritdoc/>
    public string Visit(Flatten operation) => $"torch.flatten({values[0]}, 1)";

    /// <inheritdoc/>
    public string Visit(Dropout operation) => throw NotArithmetic(operation);

    /// <inheritdoc/>
    public string Visit(Linear operation) => throw NotArithmetic(operation);

    /// <inheritdoc/>
    public string Visit(Concat operation) => $"torch.cat([{string.Join(", ", values)}], 1)";

    /// <inheritdoc/>
    public string Visit(Split operation) => $"torch.split({values[0]}, [{string.Join(", ", operation.Channels.Select(Whole))}], 1)";

    private static InvalidOperationException NotArithmetic(Operation operation) => new($"{operation} is a module.");
}
