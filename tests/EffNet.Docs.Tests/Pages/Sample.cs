namespace EffNet.Docs.Tests.Pages;

/// <summary>One fenced block of a page.</summary>
/// <param name="Page">The page.</param>
/// <param name="Language">The word after the fence; empty if there is none.</param>
/// <param name="Directive">The directive in the comment before the block: <c>&lt;!-- sample: in family --&gt;</c>. Empty if there is none.</param>
/// <param name="Text">The lines, with a line end after the last one.</param>
/// <param name="Line">The line of the fence, from 1.</param>
internal sealed record Sample(Page Page, string Language, string Directive, string Text, int Line)
{
    /// <summary>Returns <paramref name="page"/> with <paramref name="text"/> in place of the text of this sample.</summary>
    public string Mend(string page, string text) => page.Replace($"```{Language}\n{Text}```", $"```{Language}\n{text}```", StringComparison.Ordinal);

    /// <summary>Returns the position as editors print it, with a message.</summary>
    public string Complain(string message) => $"{Page.Path}({Line}): {message}";
}
