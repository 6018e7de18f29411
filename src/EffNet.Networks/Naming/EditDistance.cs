namespace EffNet.Networks.Naming;

/// <summary>Computes distances between names, to suggest the name that was probably meant.</summary>
internal static class EditDistance
{
    /// <summary>
    /// Returns the number of insertions, deletions, replacements and swaps of neighbors that turn one name into the other, ignoring case (the optimal string
    /// alignment distance). The time is proportional to the product of the lengths.
    /// </summary>
    /// <param name="left">The first name.</param>
    /// <param name="right">The second name.</param>
    public static int Between(string left, string right)
    {
        var (a, b) = (left.ToLowerInvariant(), right.ToLowerInvariant());
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replaced, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
