namespace EffNet.Weights;

/// <summary>
/// Recognizes batch norms whose statistics went into the convolutions before them, in files of networks whose weights came from such a model: they divide by exactly 1 and change nothing, which no
/// fresh or trained norm does. Files have no other sign that all formats could hold.
/// </summary>
internal static class NeutralNorms
{
    private const string Weight = ".weight";
    private const string Mean = ".running_mean";
    private const string Variance = ".running_var";

    /// <summary>The largest number that batch norms add to variances, with some room: a neutral norm's variance is 1 less that number.</summary>
    private const float LargestEpsilon = 0.01f;

    /// <summary>Returns the paths of the norms.</summary>
    /// <param name="weights">The weights of a file by the network's names.</param>
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
