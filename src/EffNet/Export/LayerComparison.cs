using System.Globalization;
using EffNet.Networks;
using TorchSharp;
using static TorchSharp.torch;
using Modules = TorchSharp.Modules;

namespace EffNet;

/// <summary>
/// Compares a layer of a module with the operation that it was generated from. The methods return the difference as text that follows the layer's name in a
/// message, or <see langword="null"/> if there is none.
/// </summary>
/// <param name="module">The layer.</param>
/// <param name="isTraining">Whether to compare settings that only training uses.</param>
internal sealed class LayerComparison(nn.Module module, bool isTraining) : IOperationVisitor<string?>
{
    /// <inheritdoc/>
    public string? Visit(Convolution operation)
    {
        if (module is not Modules.Conv2d layer)
            return Replaced();
        return Difference("kernel_size", Pair(layer.kernel_size), Pair(operation.Kernel))
            ?? Difference("stride", Pair(layer.stride), Pair(operation.Stride))
            ?? Difference("padding", layer.padding is null ? "same" : Pair(layer.padding), Pair(operation.Border))
            ?? Difference("padding_mode", layer.padding_mode.ToString(), nameof(PaddingModes.Zeros))
            ?? Difference("dilation", Pair(layer.dilation), Pair(Extent.One))
            ?? Difference("groups", layer.groups.ToString(CultureInfo.InvariantCulture), operation.Groups.ToString(CultureInfo.InvariantCulture))
            ?? Difference("bias", layer.bias is null ? bool.FalseString : bool.TrueString, operation.Bias ? bool.TrueString : bool.FalseString);
    }

    /// <inheritdoc/>
    public string? Visit(BatchNorm operation)
    {
        if (module is not Modules.BatchNorm2d layer)
            return Replaced();
        return Difference("eps", Text(layer.eps), Text(operation.Constants.Epsilon))
            ?? Difference("track_running_stats", (layer.running_mean is not null && layer.running_var is not null).ToString(), bool.TrueString)
            ?? (isTraining ? Difference("momentum", Text(layer.momentum ?? double.NaN), Text(operation.Constants.Momentum)) : null);
    }

    /// <inheritdoc/>
    public string? Visit(Activation operation) => module.GetType().Name == operation.Function.Module ? null : Replaced();

    /// <inheritdoc/>
    public string? Visit(MaxPool operation)
    {
        if (module is not Modules.MaxPool2d layer)
            return Replaced();
        return Difference("kernel_size", Pair(layer.kernel_size), Pair(operation.Kernel))
            ?? Difference("stride", Pair(layer.stride), Pair(operation.Stride))
            ?? Difference("padding", Pair(layer.padding ?? [0]), Pair(operation.Border))
            ?? Difference("dilation", Pair(layer.dilation ?? [1]), Pair(Extent.One))
            ?? Difference("ceil_mode", layer.ceil_mode.ToString(), operation.ReachesOver.ToString());
    }

    /// <inheritdoc/>
    public string? Visit(AveragePool operation)
    {
        if (operation.IsSame)
            return Is<SameAveragePool>();
        if (module is not Modules.AvgPool2d layer)
            return Replaced();
        return Difference("kernel_size", Pair(layer.kernel_size), Pair(operation.Kernel))
            ?? Difference("stride", Pair(layer.stride), Pair(operation.Stride))
            ?? Difference("padding", Pair(layer.padding ?? [0]), Pair(operation.Border))
            ?? Difference("ceil_mode", layer.ceil_mode.ToString(), operation.ReachesOver.ToString())
            ?? Difference("count_include_pad", layer.count_include_pad.ToString(), bool.FalseString)
            ?? Difference("divisor_override", layer.divisor_override?.ToString(CultureInfo.InvariantCulture) ?? "none", "none");
    }

    /// <inheritdoc/>
    public string? Visit(GlobalAveragePool operation) =>
        module is Modules.AdaptiveAvgPool2d layer ? Difference("output_size", Pair(layer.output_size), Pair(Extent.One)) : Replaced();

    /// <inheritdoc/>
    public string? Visit(EffNet.Networks.StochasticDepth operation) => Is<EffNet.StochasticDepth>();

    /// <inheritdoc/>
    public string? Visit(Dropout operation)
    {
        if (module is not Modules.Dropout layer)
            return Replaced();
        return isTraining ? Difference("p", Text(layer.p), Text(operation.Rate)) : null;
    }

    /// <inheritdoc/>
    public string? Visit(Linear operation) => Is<Modules.Linear>();

    /// <inheritdoc/>
    public string? Visit(SamePad operation) => null;

    /// <inheritdoc/>
    public string? Visit(Multiply operation) => null;

    /// <inheritdoc/>
    public string? Visit(Add operation) => null;

    /// <inheritdoc/>
    public string? Visit(Flatten operation) => null;

    /// <inheritdoc/>
    public string? Visit(Concat operation) => null;

    /// <inheritdoc/>
    public string? Visit(Split operation) => null;

    private string? Is<T>() => module is T ? null : Replaced();

    private string Replaced() => $"was replaced by a {module.GetType().Name}";

    private static string? Difference(string setting, string actual, string declared) => actual == declared ? null : $"has {setting} {actual} instead of {declared}";

    private static string Pair(long[] sizes) =>
        sizes.Length == 1 ? FormattableString.Invariant($"{sizes[0]} x {sizes[0]}") : FormattableString.Invariant($"{sizes[0]} x {sizes[1]}");

    private static string Pair(Extent extent) => FormattableString.Invariant($"{extent.Height} x {extent.Width}");

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
