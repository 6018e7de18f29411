using static TorchSharp.torch;

namespace Transfer.Probe;

/// <summary>Selects rows of features.</summary>
internal static class FeatureRows
{
    /// <summary>Returns a copy of some rows.</summary>
    /// <param name="features">Features (N, D).</param>
    /// <param name="rows">The indices of the rows.</param>
    public static Tensor Of(Tensor features, IEnumerable<int> rows)
    {
        using var indices = tensor(rows.Select(row => (long)row).ToArray());
        return features.index_select(0, indices);
    }
}
