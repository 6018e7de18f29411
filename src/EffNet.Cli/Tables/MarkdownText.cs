namespace EffNet.Cli.Tables;

/// <summary>Escapes text for cells and lines of Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>The characters that would end a cell or begin markup.</summary>
    private static readonly char[] s_special = ['\\', '|', '*', '_', '`', '<', '[', ']', '#'];

    /// <summary>Returns <paramref name="text"/> escaped, so that it is displayed unchanged.</summary>
    public static string Escape(string text) => string.Concat(text.Select(c => s_special.Contains(c) ? $"\\{c}" : c.ToString()));
}
