namespace EffNet.Language.Tests.Support;

/// <summary>Random valid stage tables, of all operators or of some.</summary>
internal static class RandomTable
{
    private static readonly string[] s_body = ["conv", "separable", "mbconv", "fused_mbconv", "basic", "bottleneck", "max_pool", "avg_pool"];

    /// <summary>A stem, up to six stages and a head.</summary>
    public static List<TableRow> Draw(Random random, params string[] operators)
    {
        var choices = operators.Length == 0 ? s_body : operators;
        var rows = new List<TableRow> { Stem(random) };
        for (var i = random.Next(1, 7); i > 0; i--)
            rows.Add(Body(random, choices[random.Next(choices.Length)]));
        rows.Add(new TableRow("head") { Channels = random.Next(3) == 0 ? 0 : random.Next(1, 60) });
        return rows;
    }

    /// <summary>A file with <paramref name="rows"/>, whose variants are <paramref name="variants"/>.</summary>
    public static string File(IEnumerable<TableRow> rows, string variants, int size = 32, int inputChannels = 3, int classes = 10, string padding = "symmetric") =>
        FormattableString.Invariant(
            $"effnet 1;\nprofile plain {{ padding: {padding}; }}\nfamily Net\n{{\n    input: image(channels: {inputChannels}, size: {size});\n    classes: {classes};\n")
        + "    activation: silu;\n    profile: plain;\n    scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);\n"
        + string.Concat(rows.Select((r, i) => r.Write(FormattableString.Invariant($"s{i}"))))
        + $"    {variants}\n}}\n";

    private static TableRow Stem(Random random) => new("conv")
    {
        Kernel = Odd(random),
        Stride = random.Next(1, 3),
        Channels = random.Next(1, 50),
        FixesWidth = random.Next(4) == 0,
    };

    private static TableRow Body(Random random, string @operator)
    {
        var isPool = @operator is "max_pool" or "avg_pool";
        var repeats = !isPool && @operator != "conv";
        var stride = random.Next(1, 3);
        return new TableRow(@operator)
        {
            Kernel = isPool && stride == 2 && random.Next(2) == 0 ? 2 * random.Next(1, 3) : isPool ? 3 : Odd(random),
            Stride = stride,
            Expand = @operator is "mbconv" or "fused_mbconv" ? random.Next(1, 7) : 0,
            Squeeze = @operator is "mbconv" or "basic" or "bottleneck" && random.Next(2) == 0 ? 25 * random.Next(1, 5) : 0,
            OfExpanded = @operator == "mbconv" && random.Next(2) == 0,
            Groups = @operator == "bottleneck" ? random.Next(1, 5) : 1,
            BaseWidth = @operator == "bottleneck" ? random.Next(1, 130) : 64,
            StridesFirst = @operator == "bottleneck" && random.Next(2) == 0,
            Channels = isPool ? 0 : @operator == "bottleneck" ? 4 * random.Next(1, 30) : random.Next(1, 60),
            Layers = repeats ? random.Next(1, 4) : 0,
            FixesWidth = !isPool && random.Next(5) == 0,
            FixesDepth = repeats && random.Next(5) == 0,
        };
    }

    private static int Odd(Random random) => (2 * random.Next(0, 4)) + 1;
}
