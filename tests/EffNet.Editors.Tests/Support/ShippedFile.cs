namespace EffNet.Editors.Tests.Support;

/// <summary>The shipped files, which are copied to the folder of the tests.</summary>
internal static class ShippedFile
{
    /// <summary>The folder of the extension for VS Code, Rider and other editors.</summary>
    public static string Extension { get; } = PathTo("Editors", "vscode");

    /// <summary>Every <c>.effnet</c> file that ships.</summary>
    public static TheoryData<string> Models { get; } =
        [.. Directory.EnumerateFiles(PathTo("Shipped"), "*.effnet").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>The text of one of <see cref="Models"/>.</summary>
    public static string ReadModel(string name) => Read("Shipped", name);

    /// <summary>Returns the text of a file with LF, because git may have written the line ends of the machine.</summary>
    public static string Read(params string[] path) => File.ReadAllText(PathTo(path)).ReplaceLineEndings("\n");

    /// <summary>Returns the path of a file.</summary>
    public static string PathTo(params string[] path) => Path.Combine([AppContext.BaseDirectory, .. path]);
}
