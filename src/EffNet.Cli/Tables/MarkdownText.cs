namespace EffNet.Cli.Tables;

/// <summary>Text in cells and lines of Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>Characters that would end a cell, or begin markup.</summary>
    private static readonly char[] s_special = ['\\', '|', '*', '_', '`', '<', '[', ']', '#'];

    /// <summary>Returns <paramref name="text"/> so that it shows as it is.</summary>
    public static string Escape(string text) => string.Concat(text.Select(c => s_special.Contains(c) ? $"\\{c}" : c.ToString()));
}
