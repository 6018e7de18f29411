namespace EffNet.Cli;

/// <summary>The names that a file declares, for messages about one that it does not.</summary>
internal static class DeclaredNames
{
    /// <summary><c>the file declares B0, B1</c></summary>
    public static string List(IEnumerable<string> names) => string.Join(", ", names.Distinct()) is { Length: > 0 } list ? $"the file declares {list}" : "the file declares none";
}
