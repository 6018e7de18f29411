using System.Xml.Linq;

namespace EffNet.Docs.Tests.Pages;

/// <summary>The repository these tests were built in: documents are held against all of it.</summary>
internal static class Repository
{
    private const string Mark = "Generators.sln";

    /// <summary>Its top folder.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The full path of what lies at <paramref name="path"/>, relative to the top.</summary>
    public static string Locate(string path) => Path.GetFullPath(Path.Combine(Root, path));

    /// <summary>
    /// What <paramref name="project"/> made when these tests were built: with the same configuration, for the framework that it says. Folders of other frameworks may be left from
    /// earlier builds.
    /// </summary>
    public static string LocateBuilt(string project, string file)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var framework = XDocument.Load(Locate($"{project}/{Path.GetFileName(project)}.csproj")).Descendants("TargetFramework").Single().Value;
        return Locate(Path.Combine(project, "bin", configuration, framework, file));
    }

    /// <summary>A file's text; git may have given it the line ends of its machine.</summary>
    public static string Read(string path) => File.ReadAllText(Locate(path)).ReplaceLineEndings("\n");

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Mark)))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Documents are checked where the test project was built.");
    }
}
