using System.Text.Json;
using System.Xml.Linq;

namespace EffNet.Docs.Tests;

/// <summary><c>src/packages.slnf</c>, which the README packs: restoring it must not restore a test project.</summary>
public sealed class PackedProjectsTests
{
    private const string Filter = "src/packages.slnf";

    [Fact]
    public void The_solution_filter_lists_exactly_the_packed_projects_and_their_references()
    {
        using var filter = JsonDocument.Parse(Repository.Read(Filter));
        var listed = filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray().Select(p => p.GetString()!.Replace('\\', '/'));

        var packed = Directory.EnumerateFiles(Repository.Locate("src"), "*.csproj", SearchOption.AllDirectories).Where(IsPacked).ToList();

        Assert.NotEmpty(packed);
        Assert.Equal(
            packed.SelectMany(WithReferences).Select(p => Path.GetRelativePath(Repository.Root, p).Replace('\\', '/')).Distinct().Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_readme_packs_the_solution_filter() => Assert.Contains($"dotnet pack {Filter}", Repository.Read("README.md"), StringComparison.Ordinal);

    private static bool IsPacked(string project) => XDocument.Load(project).Descendants("IsPackable").Any(p => p.Value == "true");

    private static IEnumerable<string> WithReferences(string project) => References(project).SelectMany(WithReferences).Prepend(project);

    /// <summary>Returns the references of a project in its file and in the targets beside it, which list the parts of the package.</summary>
    private static IEnumerable<string> References(string project)
    {
        var folder = Path.GetDirectoryName(project)!;
        return Directory.GetFiles(folder, "*.targets").Prepend(project)
            .SelectMany(file => XDocument.Load(file).Descendants())
            .Where(item => item.Name.LocalName is "ProjectReference" or "PackagePart")
            .Select(item => item.Attribute("Include")!.Value)
            .Where(include => !include.Contains("@(", StringComparison.Ordinal) && !include.Contains("$(", StringComparison.Ordinal))
            .Select(include => Path.GetFullPath(Path.Combine(folder, include.Replace('\\', '/'))));
    }
}
