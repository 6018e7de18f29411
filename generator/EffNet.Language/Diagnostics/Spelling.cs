using EffNet.Networks.Naming;

namespace EffNet.Language.Diagnostics;

/// <summary>Finds the word that was probably meant.</summary>
public static class Spelling
{
    /// <summary>The length above which words are not compared: no word of the language is that long, and a comparison takes quadratic time.</summary>
    private const int MaximumLength = 64;

    /// <summary>
    /// The largest number of words that are compared letter by letter. A cheaper comparison of the letters that occur in them selects these words.
    /// </summary>
    private const int MaximumCompared = 64;

    /// <summary>The names that papers and other libraries use for words of the language.</summary>
    private static readonly Dictionary<string, string> s_synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["param"] = "parameters",
        ["params"] = "parameters",
        ["weights"] = "parameters",
        ["mac"] = "flops",
        ["macs"] = "flops",
        ["gmacs"] = "flops",
        ["mmacs"] = "flops",
        ["madds"] = "flops",
        ["gflops"] = "flops",
        ["mflops"] = "flops",
        ["divisor"] = "by",
        ["k"] = "kernel",
        ["ks"] = "kernel",
        ["kernel_size"] = "kernel",
        ["s"] = "stride",
        ["strides"] = "stride",
        ["c"] = "channels",
        ["ch"] = "channels",
        ["out"] = "channels",
        ["out_channels"] = "channels",
        ["filters"] = "channels",
        ["n"] = "layers",
        ["repeats"] = "layers",
        ["num_layers"] = "layers",
        ["blocks"] = "layers",
        ["e"] = "expand",
        ["t"] = "expand",
        ["exp"] = "expand",
        ["expansion"] = "expand",
        ["expand_ratio"] = "expand",
        ["mem"] = "memory",
        ["ram"] = "memory",
        ["vram"] = "memory",
        ["rf"] = "receptive_field",
        ["field"] = "receptive_field",
        ["act"] = "activation",
        ["acts"] = "activations",
        ["macts"] = "activations",
        ["se_ratio"] = "se",
        ["squeeze"] = "se",
        ["squeeze_excite"] = "se",
        ["g"] = "groups",
        ["act_layer"] = "activation",
        ["nonlinearity"] = "activation",
        ["swish"] = "silu",
        ["num_classes"] = "classes",
        ["drop_rate"] = "dropout",
        ["dropout_rate"] = "dropout",
        ["drop_connect"] = "drop_path",
        ["drop_connect_rate"] = "drop_path",
        ["drop_path_rate"] = "drop_path",
        ["stochastic_depth"] = "drop_path",
        ["bn"] = "norm",
        ["batch_norm"] = "norm",
        ["res"] = "resolution",
        ["image_size"] = "resolution",
        ["width_mult"] = "width",
        ["width_coefficient"] = "width",
        ["depth_mult"] = "depth",
        ["depth_coefficient"] = "depth",
        ["acc"] = "top1",
        ["acc1"] = "top1",
        ["acc5"] = "top5",
        ["accuracy"] = "top1",
        ["dataset"] = "on",
        ["data_set"] = "on",
        ["sd"] = "deviation",
        ["std"] = "deviation",
        ["trials"] = "seeds",
    };

    /// <summary>
    /// Returns the known word that <paramref name="word"/> is a synonym of, or the known word with the smallest edit distance; <see langword="null"/> if every
    /// distance exceeds 1 and a third of the length of the longer word.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length > MaximumLength)
            return null;
        var words = known as IReadOnlyCollection<string> ?? known.ToList();
        if (s_synonyms.TryGetValue(word, out var synonym) && words.Contains(synonym))
            return synonym;
        var (letters, near) = (Letters(word), new List<(string Word, int Differences)>());
        foreach (var candidate in words)
        {
            // One edit changes the length by at most one, and the set of letters by at most two.
            var tolerance = Tolerance(word, candidate);
            if (Math.Abs(candidate.Length - word.Length) <= tolerance && Differences(letters, Letters(candidate)) is var differences && differences <= 2 * tolerance)
                near.Add((candidate, differences));
        }

        return NearestOf(word, near);
    }

    private static string? NearestOf(string word, List<(string Word, int Differences)> near)
    {
        // The sort is stable. If several words are equally near, the first one is returned.
        var best = (near.Count > MaximumCompared ? near.OrderBy(n => n.Differences).Take(MaximumCompared) : near)
            .Select(n => (n.Word, Distance: EditDistance.Between(word, n.Word)))
            .Where(n => n.Distance <= Tolerance(word, n.Word))
            .OrderBy(n => n.Distance)
            .FirstOrDefault();
        return best.Word;
    }

    private static int Tolerance(string word, string known) => Math.Max(1, Math.Max(word.Length, known.Length) / 3);

    /// <summary>Returns one bit for each letter of <paramref name="word"/>, regardless of case.</summary>
    private static uint Letters(string word)
    {
        var bits = 0u;
        foreach (var c in word)
            bits |= 1u << (c & 31);
        return bits;
    }

    private static int Differences(uint a, uint b)
    {
        var count = 0;
        for (var bits = a ^ b; bits != 0; bits &= bits - 1)
            count++;
        return count;
    }
}
