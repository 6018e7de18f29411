namespace EffNet.Weights;

/// <summary>
/// Recognizes files that contain something other than plain weights: traces of PyTorch's quantization, pruning and reparametrizations, the state of an
/// optimizer, or parameters without statistics. The result is only advice in messages and does not affect loading.
/// </summary>
internal static class FileSigns
{
    private const string RunningMean = ".running_mean";
    private const string RunningVariance = ".running_var";
    private const string Bias = ".bias";

    /// <summary>The endings of names, and the advice for them. The first entry is used for which the file has a name with each ending.</summary>
    private static readonly (string[] Ends, string Text)[] s_byName =
    [
        (["_packed_params"], Quantized("_packed_params")),
        (["zero_point", "scale"], Quantized("scale' and 'zero_point")),
        (["weight_orig", "weight_mask"],
            "The weights are pruned (found 'weight_orig' and 'weight_mask'). Call torch.nn.utils.prune.remove(module, 'weight') on every pruned module before saving."),
        (["weight_orig", "weight_u"],
            "The weights have a spectral norm (found 'weight_orig' and 'weight_u'). Call torch.nn.utils.remove_spectral_norm(module) on every such module before saving."),
        (["weight_g", "weight_v"],
            "The weights have a weight norm (found 'weight_g' and 'weight_v'). Call torch.nn.utils.remove_weight_norm(module) on every such module before saving."),
        (["parametrizations.weight.original"], Parametrized),
        (["parametrizations.weight.original0"], Parametrized),
        (["lora_A.weight"], Adapter),
        (["lora_A.default.weight"], Adapter),
    ];

    /// <summary>The names of an optimizer's tensors in its <c>state</c>.</summary>
    private static readonly HashSet<string> s_optimizerNames = new(StringComparer.Ordinal)
    {
        "step", "exp_avg", "exp_avg_sq", "max_exp_avg_sq", "exp_inf", "momentum_buffer", "square_avg", "grad_avg", "acc_delta", "sum", "mu", "eta", "ax", "prev", "step_size",
    };

    private const string Parametrized =
        "The weights are parametrized (found 'parametrizations.weight'). "
        + "Call torch.nn.utils.parametrize.remove_parametrizations(module, 'weight') on every such module before saving.";

    private const string Adapter = "The file has low-rank adapters (found 'lora_A'). Merge them into the weights of the network before saving.";

    /// <summary>Returns what the file contains and what to save instead; <see langword="null"/> if nothing is recognized.</summary>
    /// <param name="plan">The load plan.</param>
    /// <param name="report">The report of the plan.</param>
    public static string? Find(LoadPlan plan, WeightsReport report) =>
        Named(plan) ?? WholeNumbers(plan, report) ?? Optimizer(plan, report) ?? WithoutStatistics(report) ?? FoldedNorms(report) ?? OnlyClassifier(plan, report);

    private static string Quantized(string sign) => $"The network is quantized (found names with '{sign}'). Save the state_dict of the network before quantization.";

    private static string? Named(LoadPlan plan)
    {
        var names = plan.Tables.SelectMany(t => t.Tensors.Select(tensor => tensor.Name).Concat(t.Path)).ToList();
        foreach (var (ends, text) in s_byName)
        {
            if (Array.TrueForAll(ends, end => names.Exists(n => IsEnd(n, end))))
                return text;
        }

        return null;
    }

    private static bool IsEnd(string name, string end) => name.EndsWith(end, StringComparison.Ordinal) && (name.Length == end.Length || name[^(end.Length + 1)] == '.');

    private static string? WholeNumbers(LoadPlan plan, WeightsReport report)
    {
        var whole = plan.Choice.Chosen?.Found.Values.Where(t => t.Shape.Length > 1 && !t.Type.IsFloating && t is not UnreadableTensor).ToList() ?? [];
        return whole.Count > 0 && report.WrongShape.Count > 0
            ? $"The weights have the type {DisplayName.Of(whole[0].Type.Name)}; expected floating-point numbers. Save the state_dict of the network before quantization."
            : null;
    }

    private static string? Optimizer(LoadPlan plan, WeightsReport report) =>
        report.Matched.Count == 0
        && plan.Tables.SelectMany(t => t.Tensors).FirstOrDefault() is { } first
        && plan.Tables.All(t => t.Tensors.All(tensor => s_optimizerNames.Contains(tensor.Name)))
            ? $"The file has the state of an optimizer (found '{first.Name}') but no weights. Save model.state_dict()."
            : null;

    private static string? WithoutStatistics(WeightsReport report) =>
        report is { WrongShape.Count: 0, Unused.Count: 0, Missing.Count: > 0 } && report.Missing.All(IsStatistic)
            && report.Missing.Any(n => n.EndsWith(RunningVariance, StringComparison.Ordinal))
            ? "The file has the parameters but not the running means and variances of batch norms, which named_parameters() does not include. Save model.state_dict()."
            : null;

    private static string? FoldedNorms(WeightsReport report)
    {
        var norms = report.Missing.Where(n => n.EndsWith(RunningVariance, StringComparison.Ordinal)).Select(ParameterPath.Module).ToHashSet(StringComparer.Ordinal);
        return norms.Count > 0 && report is { WrongShape.Count: 0, Unused.Count: > 0 }
            && report.Missing.All(n => norms.Contains(ParameterPath.Module(n))) && report.Unused.All(n => n.EndsWith(Bias, StringComparison.Ordinal))
            ? "The batch norms of the file are folded into convolutions with biases, which the network does not have. Load the weights from which the file was exported."
            : null;
    }

    private static bool IsStatistic(string name) => name.EndsWith(RunningMean, StringComparison.Ordinal) || name.EndsWith(RunningVariance, StringComparison.Ordinal);

    private static string? OnlyClassifier(LoadPlan plan, WeightsReport report) =>
        plan.HasOnlyClassifier && report.Missing.Count > 0
            ? "The file has only the classifier. Use 'strict: false' to load it and to leave the other weights of the network unchanged."
            : null;
}
