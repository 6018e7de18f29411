using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>A TorchSharp module, generated or not, as a target of loading weights.</summary>
internal sealed class ModuleTarget : IWeightTarget
{
    private readonly Dictionary<string, Tensor> _state;

    /// <summary>Initializes a new instance of the <see cref="ModuleTarget"/> class.</summary>
    /// <param name="module">The module. It is not disposed.</param>
    public ModuleTarget(nn.Module module)
    {
        _state = module.state_dict();
        Weights = [.. _state.Select(w => new TargetWeight(w.Key, TypeOf(w.Value), [.. w.Value.shape]))];
        Networks = module is UnrolledNetwork network
            ? [new NetworkInTarget(string.Empty, network.Network)]
            : [.. module.named_modules().Where(m => m.module is UnrolledNetwork).Select(m => new NetworkInTarget(m.name + ".", ((UnrolledNetwork)m.module).Network))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<TargetWeight> Weights { get; }

    /// <inheritdoc/>
    public IReadOnlyList<NetworkInTarget> Networks { get; }

    /// <inheritdoc/>
    public bool IsBlank(string name)
    {
        var weight = _state[name];
        if (weight.NumberOfElements == 0)
            return false;
        using var any = weight.any();
        return !any.item<bool>();
    }

    /// <summary>Reads all tensors and converts them to the type and device of the weights, before it writes the first weight.</summary>
    /// <param name="file">The file to read.</param>
    /// <param name="matches">The tensors of the file and their weights.</param>
    public void Write(WeightFile file, IReadOnlyList<WeightMatch> matches)
    {
        using var _ = no_grad();
        var stored = new Tensor[matches.Count];
        var read = new List<(Tensor Weight, Tensor Value)>(matches.Count);
        try
        {
            for (var i = 0; i < matches.Count; i++)
                stored[i] = empty([.. matches[i].Stored.Shape], (ScalarType)matches[i].Stored.Type.Code, CPU);
            file.Read([.. matches.Select(m => m.Stored)], i => stored[i].bytes);
            for (var i = 0; i < matches.Count; i++)
                read.Add((_state[matches[i].Name], Fitted(file, stored[i], matches[i], _state[matches[i].Name])));
            Write(read);
        }
        finally
        {
            foreach (var tensor in stored)
                tensor?.Dispose();
            foreach (var (_, value) in read)
                value.Dispose();
        }
    }

    private static ElementType TypeOf(Tensor tensor) =>
        ElementType.OfCode((int)tensor.dtype) ?? new ElementType(tensor.dtype.ToString(), -1, 0, null, null);

    private static Tensor Fitted(WeightFile file, Tensor stored, WeightMatch match, Tensor weight)
    {
        using var fitted = match.IsStem ? StemAdaptation.Adapt(stored, weight.shape[1]) : stored.alias();
        using var converted = fitted.to(weight.dtype);
        if (ConversionOverflow.FindOverflow(fitted, converted) is not { } largest)
            return converted.to(weight.device, copy: true);
        var problem = FormattableString.Invariant(
            $"it has finite values up to {largest:G6}, which the network's {weight.dtype} cannot represent; use a network of BFloat16 or Float32");
        throw file.Problem(match.Stored.Name, problem);
    }

    /// <summary>
    /// Writes all values or none. Writing to a weight may fail, for example if the weight was created in inference mode. This cannot be determined before writing.
    /// </summary>
    private static void Write(List<(Tensor Weight, Tensor Value)> values)
    {
        var former = new List<Tensor>(values.Count);
        var written = 0;
        try
        {
            foreach (var (weight, _) in values)
                former.Add(weight.clone());
            for (; written < values.Count; written++)
                values[written].Weight.copy_(values[written].Value);
        }
        catch
        {
            for (var i = 0; i < written; i++)
                values[i].Weight.copy_(former[i]);
            throw;
        }
        finally
        {
            foreach (var value in former)
                value.Dispose();
        }
    }
}
