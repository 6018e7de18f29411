using System.Globalization;
using System.Text.RegularExpressions;

namespace EffNet.Docs.Tests.Samples;

/// <summary>An <c>effnet</c> block of a page with the directives in the comment before it, which are separated by <c>;</c>.</summary>
/// <param name="Name">The file name of the block on the page: <c>net.effnet</c>.</param>
/// <param name="Context">The context of a part: <c>in family</c>; empty for a whole file.</param>
/// <param name="Expected">The expected diagnostics, ordered by id: none for <c>clean</c>; <see langword="null"/> to report only errors.</param>
/// <param name="ExcerptOf">The file of an excerpt: <c>excerpt of models.effnet</c>.</param>
/// <param name="Text">The file or the part of a file.</param>
internal sealed partial record EffNetSample(string Name, string Context, IReadOnlyList<string>? Expected, string? ExcerptOf, string Text)
{
    private const string Excerpt = "excerpt of ";
    private const string Elision = "…";

    /// <summary>The name of a file that the page does not name.</summary>
    public const string DefaultName = "net.effnet";

    /// <summary>Gets a value that indicates whether the block is a whole file.</summary>
    public bool IsWhole => Context.Length == 0 && ExcerptOf is null;

    /// <summary>Gets a value that indicates whether the block is a whole file without expected diagnostics.</summary>
    public bool IsSound => IsWhole && Expected is null or { Count: 0 };

    /// <summary>Reads <paramref name="sample"/>. An unknown directive throws, because otherwise the sample would not be checked as intended.</summary>
    public static EffNetSample Read(Sample sample)
    {
        var result = new EffNetSample(DefaultName, string.Empty, null, null, sample.Text);
        foreach (var part in sample.Directive.Split(';', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            result = part switch
            {
                "clean" => result with { Expected = [] },
                "in file" or "in family" or "in variant" => result with { Context = part },
                _ when part.StartsWith(Excerpt, StringComparison.Ordinal) => result with { ExcerptOf = part[Excerpt.Length..] },
                _ when part.EndsWith(".effnet", StringComparison.Ordinal) => result with { Name = part },
                _ when Ids().IsMatch(part) => result with { Expected = [.. part.Split(',', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal)] },
                _ when Repetition().Match(part) is { Success: true } repetition => result with { Text = Expand(sample.Text, repetition) },
                _ => throw new FormatException(sample.Complain($"'{part}' is not a known directive of a sample")),
            };
        }

        return result;
    }

    /// <summary>Returns the text with the line <c>…</c> replaced by many lines, because a page cannot show a thousand lines.</summary>
    private static string Expand(string text, Match repetition)
    {
        var times = int.Parse(repetition.Groups["times"].Value, CultureInfo.InvariantCulture);
        var lines = Enumerable.Range(1, times).Select(i => repetition.Groups["line"].Value.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        if (repetition.Groups["first"] is { Success: true } first)
            lines = lines.Skip(1).Prepend(first.Value);
        return string.Concat(text.Split('\n').SelectMany(line => line.Trim() == Elision ? lines : [line]).Select(line => line + "\n"));
    }

    [GeneratedRegex(@"^EFN\d{4}(, EFN\d{4})*$")]
    private static partial Regex Ids();

    [GeneratedRegex("""^… is (?<times>\d+) times "(?<line>[^"]*)"( but "(?<first>[^"]*)" first)?$""")]
    private static partial Regex Repetition();
}
