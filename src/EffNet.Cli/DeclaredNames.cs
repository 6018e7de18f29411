namespace EffNet.Cli;

/// <summary>What a file has, told where it has not what was asked for.</summary>
internal static class DeclaredNames
{
    /// <summary><c>the file declares B0, B1</c></summary>
    public static string List(IEnumerable<string> names) => string.Join(", ", names.Distinct()) is { Length: > 0 } list ? $"the file declares {list}" : "the file declares none";
}
