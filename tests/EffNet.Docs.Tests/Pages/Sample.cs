namespace EffNet.Docs.Tests.Pages;

/// <summary>One fenced block of a page.</summary>
/// <param name="Page">The page.</param>
/// <param name="Language">The word behind its fence; empty where there is none.</param>
/// <param name="Directive">What the comment before it says of it: <c>&lt;!-- sample: in family --&gt;</c>. Empty where there is none.</param>
/// <param name="Text">Its lines, with a line end behind the last.</param>
/// <param name="Line">The line of its fence, from 1.</param>
internal sealed record Sample(Page Page, string Language, string Directive, string Text, int Line)
{
    /// <summary><paramref name="page"/> with <paramref name="text"/> in place of this sample's.</summary>
    public string Mend(string page, string text) => page.Replace($"```{Language}\n{Text}```", $"```{Language}\n{text}```", StringComparison.Ordinal);

    /// <summary>The place as editors print it, and what is wrong there.</summary>
    public string Complain(string message) => $"{Page.Path}({Line}): {message}";
}
