using System.Text.RegularExpressions;
using EffNet.Docs.Tests.Samples;
using Microsoft.CodeAnalysis;

namespace EffNet.Docs.Tests.Checks;

/// <summary>
/// Checks that C# samples compile with the files of their page: files that the page shows or names in a comment (<c>&lt;!-- files: models.effnet --&gt;</c>), and shipped
/// families of its project. Without any of these, the file is <c>models.effnet</c>. Networks with weights in the project can load them. Types of one block can be used in the
/// other blocks.
/// </summary>
internal static partial class CSharpCheck
{
    private const string Shipped = "models.effnet";

    private const string Excerpt = "excerpt of ";

    public static IEnumerable<string> Complaints(Page page)
    {
        var all = page.Samples.Where(s => s.Language == SampleLanguage.CSharp).ToLookup(s => s.Directive.StartsWith(Excerpt, StringComparison.Ordinal));
        return all[true].SelectMany(ComplaintsOfExcerpt).Concat(ComplaintsOfSamples(page, [.. all[false].Select(s => (s, CSharpSample.Read(s)))]));
    }

    /// <summary>Code of this repository must be quoted line by line, in order. Omitted lines need no mark.</summary>
    private static IEnumerable<string> ComplaintsOfExcerpt(Sample sample)
    {
        var path = sample.Directive[Excerpt.Length..];
        using var lines = Lines(Repository.Read(path)).AsEnumerable().GetEnumerator();
        foreach (var line in Lines(sample.Text).Where(line => line != "…"))
        {
            bool found;
            do
                found = lines.MoveNext();
            while (found && lines.Current != line);
            if (!found)
                return [sample.Complain($"'{line}' is not in {path}, or not in this order")];
        }

        return [];
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> ComplaintsOfSamples(Page page, List<(Sample Sample, CSharpSample Read)> samples)
    {
        if (samples.Count == 0)
            return [];
        var (models, weights) = (Models(page), Weights().Matches(page.Text).Select(m => m.Groups["network"].Value).Distinct().ToList());
        var library = samples.Where(s => !s.Read.IsProgram).Select(s => s.Read.Tree).ToList();
        var inLibrary = library.Count == 0
            ? []
            : SampleCompiler.Errors(OutputKind.DynamicallyLinkedLibrary, library, models, weights).Select(e => $"{page.Path}: {e}").ToList();
        return inLibrary.Count > 0
            ? inLibrary
            : samples.Where(s => s.Read.IsProgram).SelectMany(s =>
                SampleCompiler.Errors(OutputKind.ConsoleApplication, [s.Read.Tree, .. library], models, weights).Select(s.Sample.Complain));
    }

    private static List<(string Name, string Text)> Models(Page page)
    {
        var shown = page.Samples
            .Where(s => s.Language == SampleLanguage.EffNet)
            .Select(EffNetSample.Read)
            .Where(s => s.IsSound)
            .Select(s => (s.Name, s.Text))
            .DistinctBy(s => s.Name);
        var named = Files().Match(page.Text).Groups["files"].Value
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(Families().Matches(page.Text).SelectMany(m => m.Groups["names"].Value.Split(';')).Distinct().Select(FileOf))
            .Select(path => (path, Repository.Read(path)));
        List<(string, string)> models = [.. shown, .. named];
        return models.Count > 0 ? models : [(Shipped, Repository.Read(Shipped))];
    }

    /// <summary>Returns the path of a shipped family in the repository. In the package, a family has the name of its network.</summary>
    private static string FileOf(string family) => family == "efficientnet" ? Shipped : $"examples/models/{family}.effnet";

    [GeneratedRegex("<EffNetFamilies>(?<names>[^<]*)</EffNetFamilies>")]
    private static partial Regex Families();

    [GeneratedRegex("<EffNetWeights [^>]*Network=\"(?<network>[^\"]*)\"")]
    private static partial Regex Weights();

    [GeneratedRegex("<!-- files: (?<files>[^>]*) -->")]
    private static partial Regex Files();
}
