using System.Globalization;
using System.Text.RegularExpressions;

namespace EffNet.Docs.Tests.Samples;

/// <summary>What a page says of one of its <c>effnet</c> blocks, in the comment before it; the parts stand behind each other with <c>;</c> between two.</summary>
/// <param name="Name">The file it is called elsewhere on the page: <c>net.effnet</c>.</param>
/// <param name="Context">Where it stands: <c>in family</c>; empty for a whole file.</param>
/// <param name="Expected">The diagnostics it must give, in order of their ids: none for <c>clean</c>; <see langword="null"/> where only errors matter.</param>
/// <param name="ExcerptOf">The file it is taken from: <c>excerpt of models.effnet</c>.</param>
/// <param name="Text">The file, or the part of one.</param>
internal sealed partial record EffNetSample(string Name, string Context, IReadOnlyList<string>? Expected, string? ExcerptOf, string Text)
{
    private const string Excerpt = "excerpt of ";
    private const string Elision = "…";

    /// <summary>The name of a file that the page gives none.</summary>
    public const string DefaultName = "net.effnet";

    /// <summary>Whether it is a file and no part of one.</summary>
    public bool IsWhole => Context.Length == 0 && ExcerptOf is null;

    /// <summary>Whether it is a file without mistakes, as far as the page says.</summary>
    public bool IsSound => IsWhole && Expected is null or { Count: 0 };

    /// <summary>Reads <paramref name="sample"/>; a part that means nothing is thrown for, because the page would not be checked as it says.</summary>
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
                _ => throw new FormatException(sample.Complain($"'{part}' says nothing about a sample")),
            };
        }

        return result;
    }

    /// <summary>The line of an elision, which stands for many, written out: no page holds a thousand lines.</summary>
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
