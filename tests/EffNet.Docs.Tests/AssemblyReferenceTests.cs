using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EffNet.Docs.Tests;

/// <summary>The diagram of assemblies in <c>architecture.md</c> has exactly the references between the projects, and no cycle.</summary>
public sealed partial class AssemblyReferenceTests
{
    private static readonly HashSet<(string From, string To)> s_arrows =
        [.. Arrow().Matches(Repository.Read("docs/architecture.md")).Select(m => (m.Groups["from"].Value, m.Groups["to"].Value))];

    public static TheoryData<string> Assemblies => [.. s_arrows.SelectMany(a => new[] { a.From, a.To }).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_project_references_exactly_the_assemblies_that_the_diagram_shows(string name)
    {
        var project = XDocument.Parse(Repository.Read($"{(name is "EffNet.Language" or "EffNet.Generator" ? "generator" : "src")}/{name}/{name}.csproj"));
        var references = project.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!));

        Assert.Equal(s_arrows.Where(a => a.From == name).Select(a => a.To).Order(StringComparer.Ordinal), references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void References_between_assemblies_have_no_cycle() => Assert.Empty(Circles.In(s_arrows));

    [Fact]
    public void Every_packed_assembly_is_in_the_diagram_of_assemblies()
    {
        var projects = Directory.GetDirectories(Path.Combine(Repository.Root, "src"))
            .Select(Path.GetFileName)
            .Where(name => File.Exists(Path.Combine(Repository.Root, "src", name!, $"{name}.csproj")));

        Assert.Empty(projects.Except(["EffNet.Build", "EffNet.Templates"]).Except(s_arrows.SelectMany(a => new[] { a.From, a.To })));
    }

    [GeneratedRegex(@"^ {4}(?<from>EffNet[\w.]*) --> (?<to>EffNet[\w.]*)\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Arrow();
}
