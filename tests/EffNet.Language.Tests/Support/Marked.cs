using EffNet.Language.Text;

namespace EffNet.Language.Tests.Support;

/// <summary>A text in which <c>«»</c> mark the characters that a diagnostic must point at; these characters have no meaning in the language.</summary>
/// <param name="Text">The text without its marks.</param>
/// <param name="Span">The marked range, if there is one.</param>
internal sealed record Marked(string Text, TextSpan? Span)
{
    public static Marked Parse(string marked)
    {
        var start = marked.IndexOf('«');
        if (start < 0)
            return new Marked(marked, null);
        var end = marked.IndexOf('»') - 1;
        return new Marked(marked.Remove(end + 1, 1).Remove(start, 1), TextSpan.FromBounds(start, end));
    }
}
