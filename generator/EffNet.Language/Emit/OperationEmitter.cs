using EffNet.Networks;
using static EffNet.Language.Emit.CSharpText;

namespace EffNet.Language.Emit;

/// <summary>Writes each kind of operation in C#: the module that holds it, how that is made, and how it is run.</summary>
internal sealed class OperationEmitter : IOperationVisitor<OperationCode>
{
    private const string Modules = "global::TorchSharp.Modules.";
    private const string Factory = "global::TorchSharp.torch.nn.";
    private const string Blank = "global::EffNet.BlankLayers.";

    /// <summary>The one instance; it has no state.</summary>
    public static OperationEmitter Instance { get; } = new();

    /// <inheritdoc/>
    public OperationCode Visit(Convolution operation) => Module(
        Describe(operation),
        "Conv2d",
        names => $"{Blank}Convolution({names.InputChannels ?? Code(operation.InputChannels)}, {Code(operation.OutputChannels)}, kernel: {Code(operation.Kernel)}{Options(operation)})");

    /// <inheritdoc/>
    public OperationCode Visit(SamePad operation) => Arithmetic("SamePad", values =>
        $"global::EffNet.SamePadding.Pad({values[0]}, kernel: {Code(operation.Kernel)}, stride: {Code(operation.Stride)}{(operation.Lowest ? ", value: double.NegativeInfinity" : string.Empty)})");

    /// <inheritdoc/>
    public OperationCode Visit(BatchNorm operation) => Module(
        FormattableString.Invariant($"Batch norm of {operation.Channels} channels"),
        "BatchNorm2d",
        _ => $"{Factory}BatchNorm2d({Code(operation.Channels)}, eps: {Literal(operation.Constants.Epsilon)}, momentum: {Literal(operation.Constants.Momentum)})");

    /// <inheritdoc/>
    public OperationCode Visit(Activation operation) =>
        Module($"Activation {operation.Function.Word}", operation.Function.Module, _ => $"{Factory}{operation.Function.Module}()") with
        {
            InvokeTaking = (member, values) => $"Activate({member}, {values[0]}, {LayerCode.Unwatched})",
        };

    /// <inheritdoc/>
    public OperationCode Visit(MaxPool operation) => Module(
        FormattableString.Invariant($"Largest of every {operation.Kernel}x{operation.Kernel}, stride {operation.Stride}"),
        "MaxPool2d",
        _ => operation.IsPadded
            ? $"{Factory}MaxPool2d({Code(operation.Kernel)}, stride: {Code(operation.Stride)})"
            : $"{Factory}MaxPool2d({Window(operation.Kernel, operation.Stride)})");

    /// <inheritdoc/>
    public OperationCode Visit(AveragePool operation)
    {
        var words = FormattableString.Invariant($"Mean of every {operation.Kernel}x{operation.Kernel}, stride {operation.Stride}");
        return operation.IsSame
            ? Own(words, "SameAveragePool", _ => $"new global::EffNet.SameAveragePool({Code(operation.Kernel)}, {Code(operation.Stride)})")
            : Module(words, "AvgPool2d", _ => $"{Factory}AvgPool2d({Window(operation.Kernel, operation.Stride)}, count_include_pad: false)");
    }

    /// <inheritdoc/>
    public OperationCode Visit(GlobalAveragePool operation) => Module("Mean over all positions", "AdaptiveAvgPool2d", _ => $"{Factory}AdaptiveAvgPool2d(1)") with
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
    public OperationCode Visit(StochasticDepth operation) => Own(
        "Stochastic depth: drops the residual branch per sample in training",
        "StochasticDepth",
        names => $"new global::EffNet.StochasticDepth({names.DropRate})");

    /// <inheritdoc/>
    public OperationCode Visit(Flatten operation) => Arithmetic("Flatten", values => $"{values[0]}.flatten(1)");

    /// <inheritdoc/>
    public OperationCode Visit(Dropout operation) =>
        Module($"Dropout at {Factor(operation.Rate)}", "Dropout", _ => $"{Factory}Dropout({Literal(operation.Rate)})");

    /// <inheritdoc/>
    public OperationCode Visit(Linear operation) => Module(
        FormattableString.Invariant($"Linear layer, {operation.InputFeatures} features to the classes"),
        "Linear",
        _ => $"{Blank}FullyConnected({Code(operation.InputFeatures)}, classes)");

    private static OperationCode Module(string words, string type, Func<OperationCode.Names, string> create) => new(words, Modules + type, create, Call);

    private static OperationCode Own(string words, string type, Func<OperationCode.Names, string> create) => new(words, "global::EffNet." + type, create, Call);

    private static OperationCode Arithmetic(string words, Func<IReadOnlyList<string>, string> invoke) => new(words, null, null, (_, values) => invoke(values));

    private static string Call(string member, IReadOnlyList<string> values) => $"Call({member}, {values[0]})";

    private static string Describe(Convolution c) => c switch
    {
        { Groups: > 1 } when c.Groups < c.InputChannels => FormattableString.Invariant($"Convolution {c.Kernel}x{c.Kernel} in {c.Groups} groups, stride {c.Stride}, {c.InputChannels} to {c.OutputChannels} channels"),
        { Groups: > 1 } => FormattableString.Invariant($"Depthwise convolution {c.Kernel}x{c.Kernel}, stride {c.Stride}, {c.OutputChannels} channels"),
        _ => FormattableString.Invariant($"Convolution {c.Kernel}x{c.Kernel}, stride {c.Stride}, {c.InputChannels} to {c.OutputChannels} channels"),
    };

    /// <summary>An even window has one column less on the left, and reaches over the border on the right where the size is odd.</summary>
    private static string Window(int kernel, int stride) =>
        $"{Code(kernel)}, stride: {Code(stride)}, padding: {Code((kernel - 1) / 2)}" + (kernel % 2 == 0 ? ", ceil_mode: true" : string.Empty);

    private static string Options(Convolution c) =>
        (c.Stride > 1 ? $", stride: {Code(c.Stride)}" : string.Empty)
        + (c.Border > 0 ? $", padding: {Code(c.Border)}" : string.Empty)
        + (c.Groups > 1 ? $", groups: {Code(c.Groups)}" : string.Empty)
        + (c.Bias ? string.Empty : ", bias: false");
}
