using System.Globalization;
using EffNet.Networks;

namespace EffNet.Cli.Layers;

/// <summary>Describes an operation in a few words, for tables and for the boxes of images.</summary>
internal sealed class LayerWords : IOperationVisitor<string>
{
    /// <summary>Gets the only instance, which has no state.</summary>
    public static LayerWords Instance { get; } = new();

    /// <inheritdoc/>
    public string Visit(Convolution operation) => operation switch
    {
        { Groups: 1 } => $"conv {Window(operation.Kernel, operation.Stride)}",
        _ when operation.Groups == operation.InputChannels && operation.Groups == operation.OutputChannels => $"depthwise {Window(operation.Kernel, operation.Stride)}",
        _ => $"conv {Window(operation.Kernel, operation.Stride)}, {operation.Groups.ToString(CultureInfo.InvariantCulture)} groups",
    };

    /// <inheritdoc/>
    public string Visit(SamePad operation) => $"pad for {Window(operation.Kernel, operation.Stride)}";

    /// <inheritdoc/>
    public string Visit(BatchNorm operation) => "batch norm";

    /// <inheritdoc/>
    public string Visit(Activation operation) => operation.Function.Word;

    /// <inheritdoc/>
    public string Visit(MaxPool operation) => $"max pool {Window(operation.Kernel, operation.Stride)}";

    /// <inheritdoc/>
    public string Visit(AveragePool operation) => $"average pool {Window(operation.Kernel, operation.Stride)}";

    /// <inheritdoc/>
    public string Visit(GlobalAveragePool operation) => "global average";

    /// <inheritdoc/>
    public string Visit(Multiply operation) => "multiply";

    /// <inheritdoc/>
    public string Visit(Add operation) => "add";

    /// <inheritdoc/>
    public string Visit(StochasticDepth operation) => "drop path";

    /// <inheritdoc/>
    public string Visit(Flatten operation) => "flatten";

    /// <inheritdoc/>
    public string Visit(Dropout operation) => "dropout";

    /// <inheritdoc/>
    public string Visit(Linear operation) => "linear";

    /// <inheritdoc/>
    public string Visit(Concat operation) => "concat";

    /// <inheritdoc/>
    public string Visit(Split operation) => "split";

    private static string Window(Extent kernel, Extent stride) => stride == Extent.One ? kernel.ToString() : $"{kernel}, stride {stride.ToShortString()}";
}
