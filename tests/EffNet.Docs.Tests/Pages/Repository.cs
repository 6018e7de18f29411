using System.Xml.Linq;

namespace EffNet.Docs.Tests.Pages;

/// <summary>The repository in which these tests were built. Documents are compared with its files.</summary>
internal static class Repository
{
    private const string Mark = "Generators.sln";

    /// <summary>The top folder of the repository.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Returns the full path of <paramref name="path"/>, which is relative to the top folder.</summary>
    public static string Locate(string path) => Path.GetFullPath(Path.Combine(Root, path));

    /// <summary>
    /// Returns the path of an output of <paramref name="project"/> with the configuration of these tests, for the framework of the project. Folders of other frameworks may
    /// remain from earlier builds.
    /// </summary>
    public static string LocateBuilt(string project, string file)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var framework = XDocument.Load(Locate($"{project}/{Path.GetFileName(project)}.csproj")).Descendants("TargetFramework").Single().Value;
        return Locate(Path.Combine(project, "bin", configuration, framework, file));
    }

    /// <summary>Returns the text of a file with LF, because git may have written the line ends of the machine.</summary>
    public static string Read(string path) => File.ReadAllText(Locate(path)).ReplaceLineEndings("\n");

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Mark)))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Documents are checked where the test project was built.");
    }
}
