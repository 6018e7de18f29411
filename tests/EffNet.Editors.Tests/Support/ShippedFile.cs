namespace EffNet.Editors.Tests.Support;

/// <summary>The files that are tested as they ship, beside the tests.</summary>
internal static class ShippedFile
{
    /// <summary>The folder that VS Code, Rider and the others are given.</summary>
    public static string Extension { get; } = PathTo("Editors", "vscode");

    /// <summary>Every <c>.effnet</c> file that ships.</summary>
    public static TheoryData<string> Models { get; } =
        [.. Directory.EnumerateFiles(PathTo("Shipped"), "*.effnet").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>The text of one of <see cref="Models"/>.</summary>
    public static string ReadModel(string name) => Read("Shipped", name);

    /// <summary>A file's text; git may have given it the line ends of its machine.</summary>
    public static string Read(params string[] path) => File.ReadAllText(PathTo(path)).ReplaceLineEndings("\n");

    /// <summary>Where a file lies.</summary>
    public static string PathTo(params string[] path) => Path.Combine([AppContext.BaseDirectory, .. path]);
}
