using EffNet.Networks;
using EffNet.PyTorch.Structure;
using static EffNet.PyTorch.Python.PythonText;

namespace EffNet.PyTorch.Python;

/// <summary>Writes the constructor call of a layer; <see langword="null"/> for arithmetic, which is not a module.</summary>
/// <param name="layer">The layer.</param>
/// <param name="style">The style of the network's layers.</param>
internal sealed class PythonLayers(ModuleLayer layer, PythonStyle style) : IOperationVisitor<ModuleForm?>
{
    private const string One = "1";
    private const string Zero = "0";

    /// <summary>Returns the form of a layer; <see langword="null"/> for arithmetic.</summary>
    /// <inheritdoc cref="PythonLayers" path="/param"/>
    public static ModuleForm? Of(ModuleLayer layer, PythonStyle style) => layer.Operation.Accept(new PythonLayers(layer, style));

    /// <inheritdoc/>
    public ModuleForm? Visit(Convolution operation)
    {
        // At stride 1, "SAME" pads an odd window symmetrically, so one class can be used for strided and other convolutions.
        var isSame = layer.Pad is not null || (style.HasSameConvolutions && !operation.Bias && operation.Stride == Extent.One && HasHalfBorder(operation));
        var isHalf = !isSame && HasHalfBorder(operation);
        var words = Words(layer.Node);
        return new ModuleForm(
            $"{(isSame ? "SameConv2d" : "Conv2d")} {isHalf} {operation.Bias}",
            [
                new(SettingKind.Channels, "in_channels", Whole(operation.InputChannels)),
                new(SettingKind.Channels, words.Length == 0 ? "out_channels" : $"{words}_channels", Whole(operation.OutputChannels)),
                new(SettingKind.Kernel, "kernel_size", Sides(operation.Kernel)),
                new(SettingKind.Stride, "stride", Sides(operation.Stride)),
                new(SettingKind.Padding, "padding", isSame || isHalf ? Zero : Sides(operation.Border)),
                new(SettingKind.Channels, "groups", Whole(operation.Groups)),
            ],
            texts => new PythonExpression(isSame ? style.Use(PythonHelper.SameConv2d) : "nn.Conv2d",
            [
                new(texts[0]),
                new(texts[1]),
                new(texts[2], "kernel_size"),
                .. Unless(One, texts[3], "stride"),
                .. Unless(Zero, isHalf ? Half(texts[2]) : texts[4], "padding"),
                .. Unless(One, texts[5], "groups"),
                .. Unless("True", operation.Bias ? "True" : "False", "bias"),
            ]));
    }

    /// <inheritdoc/>
    public ModuleForm? Visit(SamePad operation) => null;

    /// <inheritdoc/>
    public ModuleForm? Visit(BatchNorm operation) => new(
        nameof(BatchNorm),
        [
            new(SettingKind.Channels, "channels", Whole(operation.Channels)),
            new(SettingKind.Constant, "eps", Real(operation.Constants.Epsilon)),
            new(SettingKind.Constant, "momentum", Real(operation.Constants.Momentum)),
        ],
        texts => new PythonExpression("nn.BatchNorm2d", [new(texts[0]), .. Unless("1e-05", texts[1], "eps"), .. Unless("0.1", texts[2], "momentum")]));

    /// <inheritdoc/>
    public ModuleForm? Visit(Activation operation) => new(
        nameof(Activation), [new(SettingKind.Activation, "activation", $"nn.{operation.Function.Module}")], texts => new PythonExpression(texts[0], []));

    /// <inheritdoc/>
    public ModuleForm? Visit(MaxPool operation)
    {
        if (layer.Pad is not null)
            return SamePool(PythonHelper.SameMaxPool2d, operation.Kernel, operation.Stride);
        return Pool("nn.MaxPool2d", operation.Kernel, operation.Stride, operation.Border, CeilMode(operation.ReachesOver));
    }

    /// <inheritdoc/>
    public ModuleForm? Visit(AveragePool operation) => operation.IsSame
        ? SamePool(PythonHelper.SameAvgPool2d, operation.Kernel, operation.Stride)
        : Pool("nn.AvgPool2d", operation.Kernel, operation.Stride, operation.Border, [.. CeilMode(operation.ReachesOver), new("False", "count_include_pad")]);

    /// <inheritdoc/>
    public ModuleForm? Visit(GlobalAveragePool operation) => new(nameof(GlobalAveragePool), [], _ => new PythonExpression("nn.AdaptiveAvgPool2d", [new(One)]));

    /// <inheritdoc/>
    public ModuleForm? Visit(Multiply operation) => null;

    /// <inheritdoc/>
    public ModuleForm? Visit(Add operation) => null;

    /// <inheritdoc/>
    public ModuleForm? Visit(StochasticDepth operation) => new(
        nameof(StochasticDepth),
        [new(SettingKind.Rate, "drop_rate", Real(operation.Rate))],
        texts => new PythonExpression(style.Use(PythonHelper.StochasticDepth), [new(texts[0])]));

    /// <inheritdoc/>
    public ModuleForm? Visit(Flatten operation) => null;

    /// <inheritdoc/>
    public ModuleForm? Visit(Dropout operation) => new(
        nameof(Dropout), [new(SettingKind.Rate, "dropout", Real(operation.Rate))], texts => new PythonExpression("nn.Dropout", [new(texts[0])]));

    /// <inheritdoc/>
    public ModuleForm? Visit(Linear operation) => new(
        nameof(Linear),
        [
            new(SettingKind.Channels, "in_features", Whole(operation.InputFeatures)),
            new(SettingKind.Channels, "out_features", Whole(operation.OutputFeatures), IsClassCount: ReferenceEquals(layer.Node, style.Classifier)),
        ],
        texts => new PythonExpression("nn.Linear", [new(texts[0]), new(texts[1])]));

    /// <inheritdoc/>
    public ModuleForm? Visit(Concat operation) => null;

    /// <inheritdoc/>
    public ModuleForm? Visit(Split operation) => null;

    /// <summary>Returns an argument, or nothing if the value is the default of the parameter.</summary>
    private static IEnumerable<PythonArgument> Unless(string standard, string text, string keyword) => text == standard ? [] : [new PythonArgument(text, keyword)];

    private static ModuleForm Pool(string callee, Extent kernel, Extent stride, Extent border, IReadOnlyList<PythonArgument> more) => new(
        $"{callee} {more.Count}",
        [
            new(SettingKind.Kernel, "kernel_size", Sides(kernel)),
            new(SettingKind.Stride, "stride", Sides(stride)),
            new(SettingKind.Padding, "padding", Sides(border)),
        ],
        texts => new PythonExpression(callee, [new(texts[0], "kernel_size"), new(texts[1], "stride"), .. Unless(Zero, texts[2], "padding"), .. more]));

    private ModuleForm SamePool(PythonHelper helper, Extent kernel, Extent stride) => new(
        helper.Name,
        [new(SettingKind.Kernel, "kernel_size", Pair(kernel)), new(SettingKind.Stride, "stride", Pair(stride))],
        texts => new PythonExpression(style.Use(helper), [new(texts[0], "kernel_size"), new(texts[1], "stride")]));

    /// <summary>
    /// Returns <see langword="true"/> if the border of a convolution is half of its window, so that it can be computed from the window; otherwise,
    /// <see langword="false"/>.
    /// </summary>
    private static bool HasHalfBorder(Convolution operation) =>
        operation.Kernel.IsSquare && operation.Kernel.Height % 2 == 1 && operation.Border == Extent.Square(operation.Kernel.Height / 2);

    /// <summary>Returns half of a side, which is a number or the name of a parameter.</summary>
    private static string Half(string side) => int.TryParse(side, out var number) ? Whole(number / 2) : $"{side} // 2";

    private static IReadOnlyList<PythonArgument> CeilMode(bool reachesOver) => reachesOver ? [new("True", "ceil_mode")] : [];
}
