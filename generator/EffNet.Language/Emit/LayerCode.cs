using EffNet.Language.Networks;
using static EffNet.Language.Emit.CSharpText;

namespace EffNet.Language.Emit;

/// <summary>What each kind of operation is in C#: the module that holds it, how that is made, and how arithmetic without a module is written.</summary>
internal static class LayerCode
{
    /// <summary>The variable that says whether this run may skip and overwrite values.</summary>
    public const string Unwatched = "unwatched";

    private const string Modules = "global::TorchSharp.Modules.";
    private const string Factory = "global::TorchSharp.torch.nn.";
    private const string Blank = "global::EffNet.BlankLayers.";

    /// <summary>The type of the member that holds a layer; <see langword="null"/> for arithmetic, which needs none.</summary>
    public static string? TypeOf(Operation operation) => operation switch
    {
        Convolution => Modules + "Conv2d",
        BatchNorm => Modules + "BatchNorm2d",
        Activation activation => Modules + activation.Function.Module,
        GlobalAveragePool => Modules + "AdaptiveAvgPool2d",
        MaxPool => Modules + "MaxPool2d",
        AveragePool { IsSame: true } => "global::EffNet.SameAveragePool",
        AveragePool => Modules + "AvgPool2d",
        Dropout => Modules + "Dropout",
        Linear => Modules + "Linear",
        StochasticDepth => "global::EffNet.StochasticDepth",
        _ => null,
    };

    /// <summary>The expression that makes a layer. Names in <paramref name="inputChannels"/> and <paramref name="rate"/> stand in for numbers that the constructor is told.</summary>
    public static string Create(Operation operation, string? inputChannels, string? rate) => operation switch
    {
        Convolution c => $"{Blank}Convolution({inputChannels ?? Code(c.InputChannels)}, {Code(c.OutputChannels)}, kernel: {Code(c.Kernel)}{Options(c)})",
        BatchNorm n => $"{Factory}BatchNorm2d({Code(n.Channels)}, eps: {Literal(n.Constants.Epsilon)}, momentum: {Literal(n.Constants.Momentum)})",
        Activation a => $"{Factory}{a.Function.Module}()",
        GlobalAveragePool => $"{Factory}AdaptiveAvgPool2d(1)",
        MaxPool { IsPadded: true } p => $"{Factory}MaxPool2d({Code(p.Kernel)}, stride: {Code(p.Stride)})",
        MaxPool p => $"{Factory}MaxPool2d({Window(p.Kernel, p.Stride)})",
        AveragePool { IsSame: true } p => $"new global::EffNet.SameAveragePool({Code(p.Kernel)}, {Code(p.Stride)})",
        AveragePool p => $"{Factory}AvgPool2d({Window(p.Kernel, p.Stride)}, count_include_pad: false)",
        Dropout d => $"{Factory}Dropout({Literal(d.Rate)})",
        Linear l => $"{Blank}FullyConnected({Code(l.InputFeatures)}, classes)",
        StochasticDepth s => $"new global::EffNet.StochasticDepth({rate ?? Literal(s.Rate)})",
        _ => throw new ArgumentException($"{operation.GetType().Name} has no module.", nameof(operation)),
    };

    /// <summary>The expression that computes a layer's output from <paramref name="inputs"/>.</summary>
    public static string Invoke(Layer layer, IReadOnlyList<string> inputs) => layer.Operation switch
    {
        Multiply => $"{inputs[0]}.mul({inputs[1]})",
        Add => $"{inputs[0]}.add({inputs[1]})",
        Flatten => $"{inputs[0]}.flatten(1)",
        SamePad p => $"global::EffNet.SamePadding.Pad({inputs[0]}, kernel: {Code(p.Kernel)}, stride: {Code(p.Stride)}{(p.Lowest ? ", value: double.NegativeInfinity" : string.Empty)})",
        GlobalAveragePool => $"Mean({layer.Name}, {inputs[0]})",
        _ => $"Call({layer.Name}, {inputs[0]})",
    };

    /// <summary>The expression that computes a convolution of maps of one pixel.</summary>
    public static string InvokeConnected(Layer convolution, string input) => $"Connect({convolution.Name}, {input})";

    /// <summary>The expression that computes a layer's output and takes over the first of <paramref name="inputs"/>.</summary>
    public static string InvokeTaking(Layer layer, IReadOnlyList<string> inputs) => layer.Operation switch
    {
        Multiply => $"Multiply({inputs[0]}, {inputs[1]}, {Unwatched})",
        Add => $"Add({inputs[0]}, {inputs[1]}, {Unwatched})",
        Activation => $"Activate({layer.Name}, {inputs[0]}, {Unwatched})",
        _ => throw new ArgumentException($"{layer.Operation.GetType().Name} overwrites nothing.", nameof(layer)),
    };

    /// <summary>The expression that computes what a batch norm yields behind a convolution.</summary>
    public static string InvokeFolded(Layer convolution, Layer norm, string input) => $"Call({convolution.Name}, {norm.Name}, {input}, {Unwatched})";

    /// <summary>A layer in a few words, with its costs where it has any.</summary>
    public static string Describe(Layer layer)
    {
        var words = layer.Operation switch
        {
            Convolution c when c.Groups > 1 && c.Groups < c.InputChannels => FormattableString.Invariant($"Convolution {c.Kernel}x{c.Kernel} in {c.Groups} groups, stride {c.Stride}, {c.InputChannels} to {c.OutputChannels} channels"),
            Convolution c when c.Groups > 1 => FormattableString.Invariant($"Depthwise convolution {c.Kernel}x{c.Kernel}, stride {c.Stride}, {c.OutputChannels} channels"),
            Convolution c => FormattableString.Invariant($"Convolution {c.Kernel}x{c.Kernel}, stride {c.Stride}, {c.InputChannels} to {c.OutputChannels} channels"),
            BatchNorm n => FormattableString.Invariant($"Batch norm of {n.Channels} channels"),
            Activation a => $"Activation {a.Function.Word}",
            GlobalAveragePool => "Mean over all positions",
            MaxPool p => FormattableString.Invariant($"Largest of every {p.Kernel}x{p.Kernel}, stride {p.Stride}"),
            AveragePool p => FormattableString.Invariant($"Mean of every {p.Kernel}x{p.Kernel}, stride {p.Stride}"),
            Dropout d => $"Dropout at {Factor(d.Rate)}",
            Linear l => FormattableString.Invariant($"Linear layer, {l.InputFeatures} features to the classes"),
            StochasticDepth => "Stochastic depth: drops the residual branch per sample in training",
            _ => layer.Operation.GetType().Name,
        };
        return layer.MultiplyAdds > 0
            ? $"{words}: {Grouped(layer.Parameters)} parameters, {Grouped(layer.MultiplyAdds)} multiply-adds."
            : $"{words}.";
    }

    /// <summary>An even window has one column less on the left, and reaches over the border on the right where the size is odd.</summary>
    private static string Window(int kernel, int stride) =>
        $"{Code(kernel)}, stride: {Code(stride)}, padding: {Code((kernel - 1) / 2)}" + (kernel % 2 == 0 ? ", ceil_mode: true" : string.Empty);

    private static string Options(Convolution c) =>
        (c.Stride > 1 ? $", stride: {Code(c.Stride)}" : string.Empty)
        + (c.Border > 0 ? $", padding: {Code(c.Border)}" : string.Empty)
        + (c.Groups > 1 ? $", groups: {Code(c.Groups)}" : string.Empty)
        + (c.Bias ? string.Empty : ", bias: false");
}
