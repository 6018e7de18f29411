namespace EffNet.Cli.Tests.Support;

/// <summary>The models that ship with the project, and texts that tests derive from them.</summary>
internal static class Models
{
    /// <summary>EfficientNet-B0 to B7.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "models.effnet");

    public static string Text { get; } = File.ReadAllText(Path);

    /// <summary>Variants with every kind of origin, and the search of one of them.</summary>
    public static string Scaled { get; } = Small("""
        search Grid { alpha: from 1.1 to 1.2 step 0.1; beta: from 1.1 to 1.2 step 0.1; gamma: 1.15; type Found { alpha: 1.2; beta: 1.1; gamma: 1.15; } }
            variant Explicit { width: 1.21; depth: 1.44; resolution: 42; }
            variant Solved { phi: solve(flops <= 2M, parameters <= 5K); }
        """);

    /// <summary>Returns a file with a family without diagnostics.</summary>
    /// <param name="members">Its variants and searches.</param>
    public static string Small(string members = "variant A { }") => $$"""
        effnet 1;
        profile p { padding: symmetric; }
        public family Small
        {
            input: image(channels: 3, size: 32); classes: 10; activation: silu; profile: p;
            scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);
            stem: conv(kernel: 3, stride: 2, channels: 8);
            body: mbconv(kernel: 3, stride: 1, expand: 2, se: 0.25, channels: 8, layers: 2);
            top: head(channels: 16, pool: average);

            {{members}}
        }

        """;

    /// <summary>Returns the models with the first occurrence of <paramref name="found"/> replaced. The text must occur.</summary>
    public static string With(string found, string replacement)
    {
        var start = Text.IndexOf(found, StringComparison.Ordinal);
        Assert.NotEqual(-1, start);
        return Text.Remove(start, found.Length).Insert(start, replacement);
    }

    /// <summary>Returns the position of the first occurrence of <paramref name="found"/>, as messages print it.</summary>
    public static string PositionOf(string found)
    {
        var before = Text[..Text.IndexOf(found, StringComparison.Ordinal)];
        return FormattableString.Invariant($"({before.Count(c => c == '\n') + 1},{before.Length - before.LastIndexOf('\n')})");
    }
}
