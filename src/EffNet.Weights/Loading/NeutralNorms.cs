namespace EffNet.Weights;

/// <summary>
/// Recognizes batch norms whose statistics were folded into the preceding convolutions, in files saved from networks with such weights. These batch norms
/// divide by exactly 1 and only add their bias, unlike any new or trained batch norm. This property can be stored in every file format.
/// </summary>
internal static class NeutralNorms
{
    private const string Weight = ".weight";
    private const string Mean = ".running_mean";
    private const string Variance = ".running_var";

    /// <summary>The largest supported epsilon of batch norms, with some margin. The variance of a neutral batch norm is 1 minus its epsilon.</summary>
    private const float LargestEpsilon = 0.01f;

    /// <summary>Returns the paths of the neutral batch norms.</summary>
    /// <param name="weights">The weights of a file, by the network's names.</param>
    /// <exception cref="WeightFileException">The file is corrupt.</exception>
    public static IEnumerable<string> Find(IWeightSource weights)
    {
        var tensors = weights.Tensors.ToDictionary(t => t.Name, StringComparer.Ordinal);
        return tensors.Keys.Where(n => n.EndsWith(Variance, StringComparison.Ordinal)).Select(n => n[..^Variance.Length]).Where(IsNeutral);

        bool IsNeutral(string path) =>
            Constant(path + Variance) is < 1 and > 1 - LargestEpsilon && Constant(path + Mean) is 0 && Constant(path + Weight) is 1;

        float? Constant(string name)
        {
            if (!tensors.TryGetValue(name, out var tensor) || tensor.Count == 0 || !tensor.Type.IsFloating)
                return null;
            var values = weights.ReadSingles(tensor);
            return Array.TrueForAll(values, v => v == values[0]) ? values[0] : null;
        }
    }
}
