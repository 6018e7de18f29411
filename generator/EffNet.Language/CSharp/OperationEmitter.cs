using EffNet.Networks;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>Writes the C# of each kind of operation: its module, the expression that creates it, and the expression that runs it.</summary>
internal sealed class OperationEmitter : IOperationVisitor<OperationCode>
{
    private const string Modules = "global::TorchSharp.Modules.";
    private const string Factory = "global::TorchSharp.torch.nn.";
    private const string Blank = "global::EffNet.GeneratedCode.BlankLayers.";
    private const string SameAveragePool = "global::EffNet.SameAveragePool";
    private const string StochasticDepth = "global::EffNet.StochasticDepth";

    /// <summary>Gets the only instance, which has no state.</summary>
    public static OperationEmitter Instance { get; } = new();

    /// <inheritdoc/>
    public OperationCode Visit(Convolution operation) => Module(
        () => Describe(operation),
        Modules + "Conv2d",
        names => $"{Blank}{(AreSquares(operation.Kernel, operation.Stride, operation.Border) ? "Convolution" : "RectangularConvolution")}"
            + $"({names.InputChannels ?? Code(operation.InputChannels)}, {Code(operation.OutputChannels)}, {Options(operation)})");

    /// <inheritdoc/>
    public OperationCode Visit(SamePad operation) => Arithmetic("SamePad", values =>
        $"global::EffNet.GeneratedCode.SamePadding.{(AreSquares(operation.Kernel, operation.Stride) ? "Pad" : "PadRectangle")}"
        + $"({values[0]}, kernel: {Pair(operation.Kernel, operation.Stride)}{Border(operation)})");

    /// <inheritdoc/>
    public OperationCode Visit(BatchNorm operation) => Module(
        () => FormattableString.Invariant($"Batch norm of {operation.Channels} channels"),
        Modules + "BatchNorm2d",
        _ => $"{Factory}BatchNorm2d({Code(operation.Channels)}, eps: {Literal(operation.Constants.Epsilon)}, momentum: {Literal(operation.Constants.Momentum)})");

    /// <inheritdoc/>
    public OperationCode Visit(Activation operation) =>
        Module(() => $"Activation {operation.Function.Word}", Modules + operation.Function.Module, _ => $"{Factory}{operation.Function.Module}()") with
        {
            InvokeTaking = (member, values) => $"Activate({member}, {values[0]}, {LayerCode.Unwatched})",
        };

    /// <inheritdoc/>
    public OperationCode Visit(MaxPool operation) => Module(
        () => FormattableString.Invariant($"Max pooling {operation.Kernel}, stride {operation.Stride.ToShortString()}"),
        Modules + "MaxPool2d",
        _ => operation.IsPadded
            ? $"{Factory}MaxPool2d({Pair(operation.Kernel, operation.Stride)})"
            : $"{Factory}MaxPool2d({Window(operation.Kernel, operation.Stride, operation.Border, operation.ReachesOver)})");

    /// <inheritdoc/>
    public OperationCode Visit(AveragePool operation)
    {
        return operation.IsSame
            ? Module(Describe, SameAveragePool, _ => $"new {SameAveragePool}({Pair(operation.Kernel, operation.Stride, string.Empty)})")
            : Module(
                Describe,
                Modules + "AvgPool2d",
                _ => $"{Factory}AvgPool2d({Window(operation.Kernel, operation.Stride, operation.Border, operation.ReachesOver)}, count_include_pad: false)");

        string Describe() => FormattableString.Invariant($"Average pooling {operation.Kernel}, stride {operation.Stride.ToShortString()}");
    }

    /// <inheritdoc/>
    public OperationCode Visit(GlobalAveragePool operation) => Module(() => "Mean over all positions", Modules + "AdaptiveAvgPool2d", _ => $"{Factory}AdaptiveAvgPool2d(1)") with
    {
        Invoke = (member, values) => $"Mean({member}, {values[0]})",
    };

    /// <inheritdoc/>
    public OperationCode Visit(Multiply operation) => Arithmetic("Multiply", values => $"{values[0]}.mul({values[1]})") with
    {
        InvokeTaking = (_, values) => $"Multiply({values[0]}, {values[1]}, {LayerCode.Unwatched})",
    };

    /// <inheritdoc/>
    public OperationCode Visit(Add operation) => Arithmetic("Add", values => $"{values[0]}.add({values[1]})") with
    {
        InvokeTaking = (_, values) => $"Add({values[0]}, {values[1]}, {LayerCode.Unwatched})",
    };

    /// <inheritdoc/>
    public OperationCode Visit(StochasticDepth operation) => Module(
        () => "Stochastic depth: drops the residual branch per sample in training",
        StochasticDepth,
        names => $"new {StochasticDepth}({names.DropRate ?? Literal(operation.Rate)})");

    /// <inheritdoc/>
    public OperationCode Visit(Flatten operation) => Arithmetic("Flatten", values => $"{values[0]}.flatten(1)");

    /// <inheritdoc/>
    public OperationCode Visit(Dropout operation) =>
        Module(() => $"Dropout at {Factor(operation.Rate)}", Modules + "Dropout", _ => $"{Factory}Dropout({Literal(operation.Rate)})");

    /// <inheritdoc/>
    public OperationCode Visit(Linear operation) => Module(
        () => FormattableString.Invariant($"Linear layer, {operation.InputFeatures} features to the classes"),
        Modules + "Linear",
        names => $"{Blank}FullyConnected({Code(operation.InputFeatures)}, {names.Classes ?? Code(operation.OutputFeatures)})");

    /// <inheritdoc/>
    public OperationCode Visit(Concat operation) => Arithmetic("Concat", values => $"global::TorchSharp.torch.cat([{string.Join(", ", values)}], 1)");

    /// <inheritdoc/>
    public OperationCode Visit(Split operation) => Arithmetic("Split", values =>
        $"({string.Join(", ", operation.Channels.Select((c, i) => $"{values[0]}.narrow(1, {Code(operation.Channels.Take(i).Sum())}, {Code(c)})"))})");

    private static OperationCode Module(Func<string> words, string type, Func<OperationCode.Names, string> create) => new(words, type, create, Call);

    private static OperationCode Arithmetic(string words, Func<IReadOnlyList<string>, string> invoke) => new(() => words, null, null, (_, values) => invoke(values));

    private static string Call(string member, IReadOnlyList<string> values) => $"Call({member}, {values[0]})";

    private static string Describe(Convolution c)
    {
        var window = $"{c.Kernel}{(c.Groups > 1 && c.Groups < c.InputChannels ? $" in {Code(c.Groups)} groups" : string.Empty)}, stride {c.Stride.ToShortString()}";
        return c.Groups > 1 && c.Groups >= c.InputChannels
            ? $"Depthwise convolution {window}, {Code(c.OutputChannels)} channels"
            : $"Convolution {window}, {Code(c.InputChannels)} to {Code(c.OutputChannels)} channels";
    }

    /// <summary>
    /// Returns the arguments of a pooling window. If its side is even, the border on the left is one column smaller than on the right. If the size of the input is odd,
    /// the last window extends over the right border.
    /// </summary>
    private static string Window(Extent kernel, Extent stride, Extent border, bool reachesOver)
    {
        var write = Sides(kernel, stride, border);
        return $"{write(kernel)}, stride: {write(stride)}, padding: {write(border)}{(reachesOver ? ", ceil_mode: true" : string.Empty)}";
    }

    /// <summary>Returns the size of a window and its stride as two arguments.</summary>
    private static string Pair(Extent kernel, Extent stride, string name = "stride: ") => $"{Sides(kernel, stride)(kernel)}, {name}{Sides(kernel, stride)(stride)}";

    /// <summary>Returns the arguments of a convolution. The method for squares has default values; the method for rectangles has none.</summary>
    private static string Options(Convolution c)
    {
        var write = Sides(c.Kernel, c.Stride, c.Border);
        if (!AreSquares(c.Kernel, c.Stride, c.Border))
            return $"kernel: {write(c.Kernel)}, stride: {write(c.Stride)}, padding: {write(c.Border)}, groups: {Code(c.Groups)}, bias: {(c.Bias ? "true" : "false")}";
        return $"kernel: {write(c.Kernel)}"
            + (c.Stride == Extent.One ? string.Empty : $", stride: {write(c.Stride)}")
            + (c.Border == default ? string.Empty : $", padding: {write(c.Border)}")
            + (c.Groups > 1 ? $", groups: {Code(c.Groups)}" : string.Empty)
            + (c.Bias ? string.Empty : ", bias: false");
    }

    private static string Border(SamePad pad) => pad.Lowest ? ", value: double.NegativeInfinity" : AreSquares(pad.Kernel, pad.Stride) ? string.Empty : ", value: 0";

    private static bool AreSquares(params Extent[] extents) => extents.All(e => e.IsSquare);

    /// <summary>
    /// Returns a function that writes extents as single numbers if all of them are squares, and as pairs otherwise, because an overload takes only numbers or only pairs.
    /// </summary>
    private static Func<Extent, string> Sides(params Extent[] extents) =>
        AreSquares(extents) ? extent => Code(extent.Height) : extent => $"({Code(extent.Height)}, {Code(extent.Width)})";
}
