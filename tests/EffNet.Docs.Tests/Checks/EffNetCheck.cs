using System.Text.RegularExpressions;
using EffNet.Docs.Tests.Samples;
using EffNet.Language;
using EffNet.Language.Diagnostics;

namespace EffNet.Docs.Tests.Checks;

/// <summary>Checks that files in the language compile or give the stated diagnostics, and that parts of files are valid in the stated context.</summary>
internal static partial class EffNetCheck
{
    private const string Place = "§";

    private static readonly Dictionary<string, string> s_contexts = new(StringComparer.Ordinal)
    {
        ["in file"] = $"effnet 1;\n{Place}\npublic family Context {{ top: head(pool: average); variant Other {{ }} }}\n",
        ["in family"] = $"effnet 1;\npublic family Context\n{{\n    {Place}\n    variant Other {{ }}\n}}\n",
        ["in variant"] = $"effnet 1;\npublic family Context\n{{\n    variant Other {{ }}\n    variant Here\n    {{\n        {Place}\n    }}\n}}\n",
    };

    /// <summary>Rules that are ignored in a part, because it may refer to other parts of its file and does not repeat them.</summary>
    private static readonly string[] s_ofWholeFiles = ["EFN1102", "EFN1103", "EFN1107"];

    public static IEnumerable<string> Complaints(Page page) => page.Samples.Where(s => s.Language == SampleLanguage.EffNet).SelectMany(Complaints);

    private static IEnumerable<string> Complaints(Sample sample)
    {
        var read = EffNetSample.Read(sample);
        if (read.ExcerptOf is { } path)
            return FindStranger(read.Text, Repository.Read(path)) is { } stranger ? [sample.Complain($"'{stranger}' is not in {path}, or not in this order")] : [];
        if (read.Context.Length > 0)
            return ComplaintsOfPart(read.Context, read.Text).Concat(ComplaintsInShippedFamily(read.Text)).Select(sample.Complain);
        var found = ModelCompiler.Compile(read.Text).Diagnostics;
        if (read.Expected is not { } expected)
            return found.Where(d => d.Rule.Severity == DiagnosticSeverity.Error).Select(d => sample.Complain($"{d.Rule.Id}: {d.Message}"));
        return found.Select(d => d.Rule.Id).Order(StringComparer.Ordinal).SequenceEqual(expected)
            ? []
            : [sample.Complain($"gives {List(found.Select(d => $"{d.Rule.Id}: {d.Message}"))} instead of {List(expected)}")];
    }

    /// <summary>Returns the errors of <paramref name="text"/> in the context <paramref name="context"/>.</summary>
    public static IEnumerable<string> ComplaintsOfPart(string context, string text) => ModelCompiler
        .Compile(s_contexts[context].Replace(Place, text, StringComparison.Ordinal)).Diagnostics
        .Where(d => d.Rule.Category is "EffNet.Syntax" or "EffNet.Words" && d.Rule.BreaksNetwork && !s_ofWholeFiles.Contains(d.Rule.Id))
        .Select(d => $"{d.Rule.Id}: {d.Message}");

    /// <summary>
    /// Returns the errors of <paramref name="text"/> in the family of models.effnet if it declares a variant or a search, because readers try these there first.
    /// </summary>
    private static IEnumerable<string> ComplaintsInShippedFamily(string text)
    {
        if (!Declaration().IsMatch(text))
            return [];
        var family = Repository.Read("models.effnet").TrimEnd();
        return ModelCompiler.Compile($"{family[..^1]}\n{text}\n}}\n").Diagnostics
            .Where(d => d.Rule.BreaksNetwork && !s_ofWholeFiles.Contains(d.Rule.Id))
            .Select(d => $"in models.effnet {d.Rule.Id}: {d.Message}");
    }

    /// <summary>Returns the first statement of <paramref name="excerpt"/> that <paramref name="file"/> lacks or has in another order. Layout and comments are ignored.</summary>
    private static string? FindStranger(string excerpt, string file)
    {
        using var statements = Statements(file).GetEnumerator();
        foreach (var statement in Statements(excerpt))
        {
            bool found;
            do
                found = statements.MoveNext();
            while (found && statements.Current != statement);
            if (!found)
                return statement;
        }

        return null;
    }

    private static IEnumerable<string> Statements(string text) => Statement()
        .Matches(Comment().Replace(text, string.Empty))
        .Select(m => Space().Replace(m.Value.Replace("…", string.Empty, StringComparison.Ordinal), " ").Trim());

    private static string List(IEnumerable<string> items) => string.Join(", ", items) is { Length: > 0 } list ? list : "nothing";

    [GeneratedRegex(@"[^;{}]*[;{}]")]
    private static partial Regex Statement();

    [GeneratedRegex(@"^\s*(variant|search)\s")]
    private static partial Regex Declaration();

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
