using System.Text.Json;
using System.Xml.Linq;

namespace EffNet.Docs.Tests;

/// <summary><c>src/packages.slnf</c>, which the README packs: restoring it must not restore a test project.</summary>
public sealed class PackedProjectsTests
{
    private const string Filter = "src/packages.slnf";

    [Fact]
    public void The_filter_lists_the_packed_projects_and_what_they_reference()
    {
        using var filter = JsonDocument.Parse(Repository.Read(Filter));
        var listed = filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray().Select(p => p.GetString()!.Replace('\\', '/'));

        var packed = Directory.EnumerateFiles(Repository.Locate("src"), "*.csproj", SearchOption.AllDirectories).Where(IsPacked).ToList();

        Assert.NotEmpty(packed);
        Assert.Equal(packed.SelectMany(WithReferences).Select(p => Path.GetRelativePath(Repository.Root, p).Replace('\\', '/')).Distinct().Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_readme_packs_the_filter() => Assert.Contains($"dotnet pack {Filter}", Repository.Read("README.md"), StringComparison.Ordinal);

    private static bool IsPacked(string project) => XDocument.Load(project).Descendants("IsPackable").Any(p => p.Value == "true");

    private static IEnumerable<string> WithReferences(string project)
    {
        var references = XDocument.Load(project).Descendants("ProjectReference")
            .Select(r => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project)!, r.Attribute("Include")!.Value.Replace('\\', '/'))));
        return references.SelectMany(WithReferences).Prepend(project);
    }
}
