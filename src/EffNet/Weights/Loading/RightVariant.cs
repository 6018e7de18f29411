using EffNet.Weights;

namespace EffNet;

/// <summary>Finds the network that a file's weights belong to, if they do not match the network to load them into.</summary>
internal static class RightVariant
{
    private const int Shown = 3;

    /// <summary>Returns a sentence that names the network; empty if it is unknown.</summary>
    /// <param name="network">The network that the weights do not match.</param>
    /// <param name="file">The file.</param>
    /// <param name="tensors">The tensors of the file that may be weights of a network.</param>
    public static string Explain(UnrolledNetwork network, WeightFile file, IEnumerable<StoredTensor> tensors)
    {
        var own = network.Declaration;
        var stated = file.Metadata.TryGetValue("effnet.network", out var name) ? name : null;
        if (stated is not null && stated != own.TypeName)
            return $"The file has the weights of {stated}; this network is {own.TypeName}.";
        var count = Count(tensors);
        if (count == own.ParametersWithoutClassifier)
            return string.Empty;
        var siblings = own.Siblings?.Invoke() ?? [];
        var found = siblings.Where(v => v.ParametersWithoutClassifier == count).Select(v => v.TypeName).ToList();
        if (found.Count == 0)
            found = [.. NetworkTable.Find(count).Except([own.TypeName])];
        return found.Count == 0 ? string.Empty : $"The file has the weights of {string.Join(" or ", found.Take(Shown))}; this network is {own.TypeName}.";
    }

    /// <summary>Returns the number of parameters in a file without its classifier, which is the module with a two-dimensional weight.</summary>
    private static long Count(IEnumerable<StoredTensor> tensors)
    {
        var learned = tensors.Where(
            t => !t.Name.EndsWith(".running_mean", StringComparison.Ordinal) && !t.Name.EndsWith(".running_var", StringComparison.Ordinal)
                && !t.Name.EndsWith(".num_batches_tracked", StringComparison.Ordinal)).ToList();
        var classifier = learned.Where(t => t.Shape.Length == 2).Select(t => ParameterPath.Module(t.Name)).ToHashSet(StringComparer.Ordinal);
        return learned.Where(t => !classifier.Contains(ParameterPath.Module(t.Name))).Sum(t => t.Shape.Aggregate(1L, (product, size) => unchecked(product * size)));
    }
}
