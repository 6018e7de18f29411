using EffNet.Networks.Naming;

namespace EffNet.Language.Diagnostics;

/// <summary>Finds the word that was probably meant.</summary>
public static class Spelling
{
    /// <summary>Longer words cannot be near anything the language knows, and would cost quadratic time.</summary>
    private const int MaximumLength = 64;

    /// <summary>How many words are compared letter by letter; which ones, a cheaper comparison of the letters they have finds out.</summary>
    private const int MaximumCompared = 64;

    /// <summary>What papers and other libraries call the things that the language has words for.</summary>
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
    /// The known word that <paramref name="word"/> is another name of, or the nearest one; <see langword="null"/> if none is within a third of its length.
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
            // An edit changes the length by one at most, and two letters.
            var tolerance = Tolerance(word, candidate);
            if (Math.Abs(candidate.Length - word.Length) <= tolerance && Differences(letters, Letters(candidate)) is var differences && differences <= 2 * tolerance)
                near.Add((candidate, differences));
        }

        return NearestOf(word, near);
    }

    private static string? NearestOf(string word, List<(string Word, int Differences)> near)
    {
        // The one that is named first wins: a stable order.
        var best = (near.Count > MaximumCompared ? near.OrderBy(n => n.Differences).Take(MaximumCompared) : near)
            .Select(n => (n.Word, Distance: EditDistance.Between(word, n.Word)))
            .Where(n => n.Distance <= Tolerance(word, n.Word))
            .OrderBy(n => n.Distance)
            .FirstOrDefault();
        return best.Word;
    }

    private static int Tolerance(string word, string known) => Math.Max(1, Math.Max(word.Length, known.Length) / 3);

    /// <summary>One bit for each letter that <paramref name="word"/> has, whatever its case.</summary>
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
