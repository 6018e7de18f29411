namespace EffNet.Benchmarks.Measurement;

/// <summary>Checks that all implementations compute the same result; otherwise, a comparison of their times is meaningless.</summary>
internal static class Disagreement
{
    /// <exception cref="InvalidOperationException">The results of two implementations differ by more than rounding.</exception>
    public static void Check(IReadOnlyList<Comparison.Row> rows)
    {
        foreach (var row in rows)
        {
            // If a result is NaN, the comparison with <= is false, so an exception is thrown.
            if (!(Math.Abs(row.Answer - rows[0].Answer) <= 1e-4 * Math.Abs(rows[0].Answer)))
                throw new InvalidOperationException($"The result of '{row.Peer}' is {row.Answer}; expected {rows[0].Answer}, the result of '{rows[0].Peer}'.");
        }
    }
}
