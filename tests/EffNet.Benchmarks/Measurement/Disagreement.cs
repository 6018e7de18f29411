namespace EffNet.Benchmarks.Measurement;

/// <summary>Implementations that compute something else are no peers.</summary>
internal static class Disagreement
{
    /// <exception cref="InvalidOperationException">An answer is off by more than rounding.</exception>
    public static void Check(IReadOnlyList<Comparison.Row> rows)
    {
        foreach (var row in rows)
        {
            // Written so that what is no number agrees with nothing.
            if (!(Math.Abs(row.Answer - rows[0].Answer) <= 1e-4 * Math.Abs(rows[0].Answer)))
                throw new InvalidOperationException($"'{row.Peer}' answers {row.Answer}, '{rows[0].Peer}' {rows[0].Answer}.");
        }
    }
}
