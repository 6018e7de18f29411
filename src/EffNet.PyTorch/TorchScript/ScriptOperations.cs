using EffNet.Networks;
using EffNet.PyTorch.Structure;
using static EffNet.PyTorch.TorchScript.ScriptText;

namespace EffNet.PyTorch.TorchScript;

/// <summary>Writes the operation of a layer in TorchScript.</summary>
/// <param name="layer">The layer.</param>
/// <param name="isTraining">Whether the archive is for training.</param>
/// <param name="functions">The collection of the functions that are called.</param>
internal sealed class ScriptOperations(ModuleLayer layer, bool isTraining, ScriptFunctions functions) : IOperationVisitor<ScriptOperation>
{
    /// <summary>Returns the operation of a layer in TorchScript.</summary>
    /// <inheritdoc cref="ScriptOperations" path="/param"/>
    public static ScriptOperation Of(ModuleLayer layer, bool isTraining, ScriptFunctions functions) => layer.Operation.Accept(new ScriptOperations(layer, isTraining, functions));

    /// <inheritdoc/>
    public ScriptOperation Visit(Convolution operation)
    {
        var hasBias = operation.Bias || layer.Norm is not null;
        var bias = hasBias ? "self.bias" : "None";
        return Simple(NameOf(operation, hasBias), values => FormattableString.Invariant(
            $"torch.conv2d({Padded(values[0])}, self.weight, {bias}, {List(operation.Stride)}, {List(operation.Border)}, [1, 1], {operation.Groups})"));
    }

    /// <inheritdoc/>
    public ScriptOperation Visit(SamePad operation) => Simple(nameof(SamePad), values => Pad(operation, values[0]));

    /// <inheritdoc/>
    public ScriptOperation Visit(BatchNorm operation)
    {
        var (mode, constants) = (isTraining ? "self.training" : "False", operation.Constants);
        return new ScriptOperation(
            "BatchNorm2d",
            values =>
                $"torch.batch_norm({values[0]}, self.weight, self.bias, self.running_mean, self.running_var, {mode}, {Real(constants.Momentum)}, {Real(constants.Epsilon)}, True)",
            isTraining ? ["if self.training:", $"  {functions.CheckBatch("x")}", "  torch.add_(self.num_batches_tracked, 1)"] : []);
    }

    /// <inheritdoc/>
    public ScriptOperation Visit(Activation operation) => Simple(nameof(Activation), values => $"torch.{operation.Function.Module.ToLowerInvariant()}({values[0]})");

    /// <inheritdoc/>
    public ScriptOperation Visit(MaxPool operation)
    {
        return Simple(nameof(MaxPool), values =>
            $"torch.max_pool2d({Padded(values[0])}, {List(operation.Kernel)}, {List(operation.Stride)}, {List(operation.Border)}, [1, 1], {CeilMode(operation.ReachesOver)})");
    }

    /// <inheritdoc/>
    public ScriptOperation Visit(AveragePool operation) => Simple(nameof(AveragePool), values => operation.IsSame
        ? functions.AveragePoolSame($"{values[0]}, {List(operation.Kernel)}, {List(operation.Stride)}")
        : $"torch.avg_pool2d({values[0]}, {List(operation.Kernel)}, {List(operation.Stride)}, {List(operation.Border)}, {CeilMode(operation.ReachesOver)}, False)");

    /// <inheritdoc/>
    public ScriptOperation Visit(GlobalAveragePool operation) => Simple(nameof(GlobalAveragePool), values => $"torch.adaptive_avg_pool2d({values[0]}, [1, 1])");

    /// <inheritdoc/>
    public ScriptOperation Visit(Multiply operation) => Simple(nameof(Multiply), values => $"torch.mul({values[0]}, {values[1]})");

    /// <inheritdoc/>
    public ScriptOperation Visit(Add operation) => Simple(nameof(Add), values => $"torch.add({values[0]}, {values[1]})");

    /// <inheritdoc/>
    public ScriptOperation Visit(StochasticDepth operation)
    {
        var ones = layer.Node.Input.IsVector ? "1" : "1, 1, 1";
        return new ScriptOperation(
            nameof(StochasticDepth),
            values => values[0],
            [
                "if self.training and self.p > 0.:",
                "  # Drops whole samples and scales the other samples, which preserves the mean.",
                "  survival = 1. - self.p",
                $"  noise = torch.empty([torch.size(x, 0), {ones}], dtype=ops.prim.dtype(x), device=ops.prim.device(x))",
                "  x = torch.mul(x, torch.div(torch.bernoulli_(noise, survival), survival))",
            ],
            operation.Rate);
    }

    /// <inheritdoc/>
    public ScriptOperation Visit(Flatten operation) => Simple(nameof(Flatten), values => $"torch.flatten({values[0]}, 1)");

    /// <inheritdoc/>
    public ScriptOperation Visit(Dropout operation) => new(nameof(Dropout), values => $"torch.dropout({values[0]}, self.p, self.training)", [], operation.Rate);

    /// <inheritdoc/>
    public ScriptOperation Visit(Linear operation) => Simple(nameof(Linear), values => $"torch.linear({values[0]}, self.weight, self.bias)");

    /// <inheritdoc/>
    public ScriptOperation Visit(Concat operation) => Simple(nameof(Concat), values => $"torch.cat([{string.Join(", ", values)}], 1)");

    /// <inheritdoc/>
    public ScriptOperation Visit(Split operation) => Simple(nameof(Split), values => $"torch.split({values[0]}, {List(operation.Channels)}, 1)");

    private static ScriptOperation Simple(string name, Func<IReadOnlyList<string>, string> expression) => new(name, expression, []);

    /// <summary>Returns a name that distinguishes convolutions: <c>Conv3x3_s2_g32</c>.</summary>
    private string NameOf(Convolution operation, bool hasBias)
    {
        string?[] parts =
        [
            $"Conv{operation.Kernel}",
            operation.Stride == Extent.One ? null : $"s{operation.Stride.ToShortString()}",
            operation.Groups == 1 ? null : FormattableString.Invariant($"g{operation.Groups}"),
            hasBias ? "bias" : null,
            layer.Pad is null ? null : "same",
        ];
        return string.Join('_', parts.OfType<string>());
    }

    private string Padded(string value) => layer.Pad is { } pad ? Pad(pad, value) : value;

    private string Pad(SamePad pad, string value) => functions.PadSame($"{value}, {List(pad.Kernel)}, {List(pad.Stride)}, {(pad.Lowest ? "-inf" : "0.")}");

    private static string CeilMode(bool reachesOver) => reachesOver ? "True" : "False";
}
