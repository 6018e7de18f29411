namespace EffNet.Docs.Tests.Pages;

/// <summary>Every document of the repository.</summary>
internal static class Library
{
    /// <summary>The paths: documents at the top, all documents in <c>docs</c> and <c>generator</c>, the readme files of packages, and the readme of the tests.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "README.md",
        "SECURITY.md",
        .. Below("docs"),
        .. Below("generator"),
        .. Below("src"),
        "tests/README.md",
    ];

    /// <summary>The same paths for theories.</summary>
    public static TheoryData<string> Pages { get; } = [.. Paths];

    private static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(Repository.Locate(folder), "*.md", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj") && !path.EndsWith(".received.md", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
