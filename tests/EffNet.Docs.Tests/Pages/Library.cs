namespace EffNet.Docs.Tests.Pages;

/// <summary>Every document of the repository.</summary>
internal static class Library
{
    /// <summary>Their paths: the README, everything below <c>generator</c>, and how tests work.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        "README.md",
        .. Directory.EnumerateFiles(Repository.Locate("generator"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(folder => folder is "bin" or "obj") && !path.EndsWith(".received.md", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
        "tests/README.md",
    ];

    /// <summary>The same for theories.</summary>
    public static TheoryData<string> Pages { get; } = [.. Paths];
}
