using System.Globalization;
using EffNet.Networks;

namespace EffNet.Cli.Comparison;

/// <summary>Describes an operation in words that do not change when a network is scaled.</summary>
internal sealed class OperationWords : IOperationVisitor<string>
{
    /// <summary>Gets the only instance, which has no state.</summary>
    public static OperationWords Instance { get; } = new();

    /// <inheritdoc/>
    public string Visit(Convolution operation) =>
        Invariant($"{Groups(operation)}convolution {operation.Kernel}, stride {operation.Stride.ToShortString()}, ")
        + Invariant($"border {operation.Border.ToShortString()}{(operation.Bias ? ", bias" : string.Empty)}");

    /// <inheritdoc/>
    public string Visit(SamePad operation) => Invariant($"border for {operation.Kernel}, stride {operation.Stride.ToShortString()}");

    /// <inheritdoc/>
    public string Visit(BatchNorm operation) => Invariant($"batch norm, eps {operation.Constants.Epsilon}, momentum {operation.Constants.Momentum}");

    /// <inheritdoc/>
    public string Visit(Activation operation) => operation.Function.Word;

    /// <inheritdoc/>
    public string Visit(MaxPool operation) =>
        Invariant($"max pool {operation.Kernel}, stride {operation.Stride.ToShortString()}{(operation.IsPadded ? ", border at run time" : string.Empty)}");

    /// <inheritdoc/>
    public string Visit(AveragePool operation) =>
        Invariant($"average pool {operation.Kernel}, stride {operation.Stride.ToShortString()}{(operation.IsSame ? ", border at run time" : string.Empty)}");

    /// <inheritdoc/>
    public string Visit(GlobalAveragePool operation) => "mean over all positions";

    /// <inheritdoc/>
    public string Visit(Multiply operation) => "product";

    /// <inheritdoc/>
    public string Visit(Add operation) => "sum";

    /// <inheritdoc/>
    public string Visit(StochasticDepth operation) => "stochastic depth";

    /// <inheritdoc/>
    public string Visit(Flatten operation) => "features";

    /// <inheritdoc/>
    public string Visit(Dropout operation) => "dropout";

    /// <inheritdoc/>
    public string Visit(Linear operation) => "linear layer";

    /// <inheritdoc/>
    public string Visit(Concat operation) => "concatenation";

    /// <inheritdoc/>
    public string Visit(Split operation) => Invariant($"split into {operation.Channels.Count}");

    private static string Groups(Convolution convolution) => convolution switch
    {
        { Groups: 1 } => string.Empty,
        _ when convolution.Groups == convolution.InputChannels && convolution.Groups == convolution.OutputChannels => "depthwise ",
        _ => Invariant($"{convolution.Groups}-fold "),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
