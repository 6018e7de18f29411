namespace EffNet.Cli.Tests.Support;

/// <summary>The models the project ships, and what tests break in them.</summary>
internal static class Models
{
    /// <summary>EfficientNet-B0 to B7.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "models.effnet");

    public static string Text { get; } = File.ReadAllText(Path);

    /// <summary>The models with the first <paramref name="found"/> replaced, which must be there.</summary>
    public static string With(string found, string replacement)
    {
        var start = Text.IndexOf(found, StringComparison.Ordinal);
        Assert.NotEqual(-1, start);
        return Text.Remove(start, found.Length).Insert(start, replacement);
    }

    /// <summary>Where the first <paramref name="found"/> stands, as messages print it.</summary>
    public static string PositionOf(string found)
    {
        var before = Text[..Text.IndexOf(found, StringComparison.Ordinal)];
        return FormattableString.Invariant($"({before.Count(c => c == '\n') + 1},{before.Length - before.LastIndexOf('\n')})");
    }
}
