namespace EffNet.Networks;

/// <summary>Returns a short description of an operation.</summary>
internal sealed class OperationWords : IOperationVisitor<string>
{
    /// <summary>Gets the only instance, which has no state.</summary>
    public static OperationWords Instance { get; } = new();

    /// <inheritdoc/>
    public string Visit(Convolution operation) => FormattableString.Invariant(
        $"Convolution {operation.Kernel}, stride {operation.Stride.ToShortString()}, {operation.InputChannels} to {operation.OutputChannels} channels")
        + (operation.Groups > 1 ? FormattableString.Invariant($" in {operation.Groups} groups") : string.Empty);

    /// <inheritdoc/>
    public string Visit(SamePad operation) => $"SamePad for {operation.Kernel}, stride {operation.Stride.ToShortString()}";

    /// <inheritdoc/>
    public string Visit(BatchNorm operation) => FormattableString.Invariant($"BatchNorm of {operation.Channels} channels");

    /// <inheritdoc/>
    public string Visit(Activation operation) => $"Activation {operation.Function.Word}";

    /// <inheritdoc/>
    public string Visit(MaxPool operation) => $"MaxPool {operation.Kernel}, stride {operation.Stride.ToShortString()}";

    /// <inheritdoc/>
    public string Visit(AveragePool operation) => $"AveragePool {operation.Kernel}, stride {operation.Stride.ToShortString()}";

    /// <inheritdoc/>
    public string Visit(GlobalAveragePool operation) => "GlobalAveragePool";

    /// <inheritdoc/>
    public string Visit(Multiply operation) => "Multiply";

    /// <inheritdoc/>
    public string Visit(Add operation) => "Add";

    /// <inheritdoc/>
    public string Visit(StochasticDepth operation) => FormattableString.Invariant($"StochasticDepth at {operation.Rate}");

    /// <inheritdoc/>
    public string Visit(Flatten operation) => "Flatten";

    /// <inheritdoc/>
    public string Visit(Dropout operation) => FormattableString.Invariant($"Dropout at {operation.Rate}");

    /// <inheritdoc/>
    public string Visit(Linear operation) => FormattableString.Invariant($"Linear, {operation.InputFeatures} to {operation.OutputFeatures} features");

    /// <inheritdoc/>
    public string Visit(Concat operation) => "Concat";

    /// <inheritdoc/>
    public string Visit(Split operation) => $"Split into {operation.Channels} channels";
}
