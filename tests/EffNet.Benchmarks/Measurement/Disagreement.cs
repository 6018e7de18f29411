namespace EffNet.Benchmarks.Measurement;

/// <summary>Checks that implementations compute the same; otherwise, a comparison has no meaning.</summary>
internal static class Disagreement
{
    /// <exception cref="InvalidOperationException">An answer differs by more than rounding.</exception>
    public static void Check(IReadOnlyList<Comparison.Row> rows)
    {
        foreach (var row in rows)
        {
            // This form of the comparison is false for NaN.
            if (!(Math.Abs(row.Answer - rows[0].Answer) <= 1e-4 * Math.Abs(rows[0].Answer)))
                throw new InvalidOperationException($"'{row.Peer}' answers {row.Answer}, '{rows[0].Peer}' {rows[0].Answer}.");
        }
    }
}
