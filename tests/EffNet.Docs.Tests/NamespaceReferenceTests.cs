using System.Text.RegularExpressions;

namespace EffNet.Docs.Tests;

/// <summary>The diagram of the language's namespaces in <c>architecture.md</c> has exactly the references between its folders, and no cycle.</summary>
public sealed partial class NamespaceReferenceTests
{
    private const string Folder = "generator/EffNet.Language";

    private static readonly HashSet<(string From, string To)> s_arrows =
        [.. Arrow().Matches(Repository.Read("docs/architecture.md")).Select(m => (m.Groups["from"].Value, m.Groups["to"].Value))];

    [Fact]
    public void Namespaces_reference_exactly_those_that_the_diagram_shows()
    {
        var files = Directory.GetDirectories(Path.Combine(Repository.Root, Folder))
            .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))
            .SelectMany(folder => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Select(file => (From: Path.GetFileName(folder), Text: File.ReadAllText(file))));
        var references = files.SelectMany(f => Reference().Matches(f.Text).Select(m => (f.From, To: m.Groups["to"].Value))).Where(r => r.From != r.To).Distinct();

        Assert.Equal(s_arrows.Order(), references.Order());
    }

    [Fact]
    public void References_between_namespaces_have_no_cycle() => Assert.Empty(Circles.In(s_arrows));

    [GeneratedRegex(@"^ {4}(?<from>[A-Z]\w+) --> (?<to>[A-Z]\w+)\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Arrow();

    /// <summary>A namespace that a file names, in a <c>using</c> or before a type.</summary>
    [GeneratedRegex(@"EffNet\.Language\.(?<to>[A-Z]\w+)(?=[.;])", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
