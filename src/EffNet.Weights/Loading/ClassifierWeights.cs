namespace EffNet.Weights;

/// <summary>Identifies the weights of a network's classifier, and the tensors of a file that belong to a classifier with other names or another structure.</summary>
internal sealed class ClassifierWeights
{
    private readonly HashSet<string> _body;
    private readonly string _parent;

    private ClassifierWeights(string? weight, string? bias, string parent, HashSet<string> body)
    {
        (Weight, Bias, _parent, _body) = (weight, bias, parent, body);
    }

    /// <summary>Gets the name of the weight of the network's last linear layer; <see langword="null"/> if there is none.</summary>
    public string? Weight { get; }

    /// <summary>Gets the name of the bias of the network's last linear layer; <see langword="null"/> if there is none.</summary>
    public string? Bias { get; }

    /// <summary>Finds the classifier of a network.</summary>
    /// <param name="weights">The weights of the network, in order of execution.</param>
    public static ClassifierWeights Of(IReadOnlyList<TargetWeight> weights)
    {
        var weight = weights.LastOrDefault(w => w.Shape.Length == 2)?.Name;
        var bias = weight is null ? null : weights.FirstOrDefault(w => w.Name == ParameterPath.WithEntry(weight, "bias"))?.Name;
        var body = weights.Where(w => w.Name != weight && w.Name != bias).Select(w => w.Name).ToList();

        // Find the outermost module that contains only the classifier. Its parent also contains the modules of the body.
        var parent = weight is null ? ParameterPath.Module(Common(body)) : ParameterPath.Module(weight);
        while (parent.Length > 0 && !body.Exists(n => IsIn(n, parent)))
            parent = ParameterPath.Module(parent);
        return new ClassifierWeights(weight, bias, parent, [.. body.Where(n => IsIn(n, parent)).Select(n => Child(n, parent))]);
    }

    /// <summary>Returns <see langword="true"/> if a weight of the network belongs to the classifier; otherwise, <see langword="false"/>.</summary>
    public bool Has(string name) => name == Weight || name == Bias;

    /// <summary>
    /// Returns <see langword="true"/> if a name from a file, which is not a name of the network in the naming convention, belongs to the layers after the body;
    /// otherwise, <see langword="false"/>.
    /// </summary>
    public bool IsAtEnd(string name, NameScheme scheme)
    {
        if (scheme.Naming == WeightNaming.Own)
            return IsIn(name, _parent) && !_body.Contains(Child(name, _parent));
        var child = Child(name, string.Empty);
        return child + "." != scheme.BlockWord && !scheme.Names.Any(n => !Has(n.Value) && Child(n.Key, string.Empty) == child);
    }

    private static bool IsIn(string name, string module) =>
        module.Length == 0 || (name.Length > module.Length && name[module.Length] == '.' && name.StartsWith(module, StringComparison.Ordinal));

    private static string Child(string name, string module)
    {
        var start = module.Length == 0 ? 0 : module.Length + 1;
        var end = name.IndexOf('.', start);
        return end < 0 ? name[start..] : name[start..end];
    }

    private static string Common(List<string> names)
    {
        var parent = names.Count == 0 ? string.Empty : ParameterPath.Module(names[0]);
        while (parent.Length > 0 && !names.TrueForAll(n => IsIn(n, parent)))
            parent = ParameterPath.Module(parent);
        return parent;
    }
}
