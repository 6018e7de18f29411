namespace EffNet.Networks.Naming;

/// <summary>
/// Returns a letter for each kind of module that has weights: <c>c</c> for a convolution, <c>d</c> for a depthwise convolution, <c>s</c> for a convolution with
/// a bias, as in squeeze-and-excitation, <c>n</c> for a norm, and <c>x</c> for other modules. Returns an empty string for other operations.
/// </summary>
internal sealed class ModuleKind : IOperationVisitor<string>
{
    /// <summary>Gets the only instance, which has no state.</summary>
    public static ModuleKind Instance { get; } = new();

    /// <inheritdoc/>
    public string Visit(Convolution operation) =>
        operation.Bias ? "s" : operation.InputChannels == operation.Groups && operation.OutputChannels > 1 ? "d" : "c";

    /// <inheritdoc/>
    public string Visit(SamePad operation) => string.Empty;

    /// <inheritdoc/>
    public string Visit(BatchNorm operation) => "n";

    /// <inheritdoc/>
    public string Visit(Activation operation) => string.Empty;

    /// <inheritdoc/>
    public string Visit(MaxPool operation) => string.Empty;

    /// <inheritdoc/>
    public string Visit(AveragePool operation) => string.Empty;

    /// <inheritdoc/>
    public string Visit(GlobalAveragePool operation) => string.Empty;

    /// <inheritdoc/>
    public string Visit(Multiply operation) => string.Empty;

    /// <inheritdoc/>
    public string Visit(Add operation) => string.Empty;

    /// <inheritdoc/>
    public string Visit(StochasticDepth operation) => string.Empty;

    /// <inheritdoc/>
    public string Visit(Flatten operation) => string.Empty;

    /// <inheritdoc/>
    public string Visit(Dropout operation) => string.Empty;

    /// <inheritdoc/>
    public string Visit(Linear operation) => "x";

    /// <inheritdoc/>
    public string Visit(Concat operation) => string.Empty;

    /// <inheritdoc/>
    public string Visit(Split operation) => string.Empty;
}
