namespace EffNet.Language.Tests.Documentation;

/// <summary>The documents that ship with the language.</summary>
internal static class Docs
{
    public static string Read(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docs", name)).ReplaceLineEndings("\n");
}
