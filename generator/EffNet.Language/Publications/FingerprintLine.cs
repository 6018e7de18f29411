using EffNet.Networks;

namespace EffNet.Language.Publications;

/// <summary>Writes the text of an operation in a network's fingerprint: one line, or nothing if the fingerprint does not include the operation.</summary>
/// <param name="name">The name of its module in <c>state_dict</c>, if it has one.</param>
internal sealed class FingerprintLine(string? name) : IOperationVisitor<string>
{
    /// <inheritdoc/>
    public string Visit(Convolution operation) => FormattableString.Invariant(
        $"{name} convolution {operation.OutputChannels} {operation.InputChannels / operation.Groups} {operation.Kernel.ToShortString()} ")
        + FormattableString.Invariant($"stride {operation.Stride.ToShortString()}{(operation.Bias ? " bias" : string.Empty)}\n");

    /// <inheritdoc/>
    public string Visit(SamePad operation) => string.Empty;

    /// <inheritdoc/>
    public string Visit(BatchNorm operation) => FormattableString.Invariant($"{name} norm {operation.Channels}\n");

    /// <inheritdoc/>
    public string Visit(Activation operation) => $"activation {operation.Function.Word}\n";

    /// <inheritdoc/>
    public string Visit(MaxPool operation) => FormattableString.Invariant($"maximum {operation.Kernel.ToShortString()} {operation.Stride.ToShortString()}\n");

    /// <inheritdoc/>
    public string Visit(AveragePool operation) => FormattableString.Invariant($"average {operation.Kernel.ToShortString()} {operation.Stride.ToShortString()}\n");

    /// <inheritdoc/>
    public string Visit(GlobalAveragePool operation) => "GlobalAveragePool\n";

    /// <inheritdoc/>
    public string Visit(Multiply operation) => "Multiply\n";

    /// <inheritdoc/>
    public string Visit(Add operation) => "Add\n";

    /// <inheritdoc/>
    public string Visit(StochasticDepth operation) => string.Empty;

    /// <inheritdoc/>
    public string Visit(Flatten operation) => "Flatten\n";

    /// <inheritdoc/>
    public string Visit(Dropout operation) => string.Empty;

    /// <inheritdoc/>
    public string Visit(Linear operation) => FormattableString.Invariant($"{name} linear {operation.InputFeatures}\n");

    /// <inheritdoc/>
    public string Visit(Concat operation) => "Concat\n";

    /// <inheritdoc/>
    public string Visit(Split operation) => FormattableString.Invariant($"Split {string.Join(" ", operation.Channels)}\n");
}
