using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Diagnostics;

/// <summary>A change of the file after which its diagnostic is gone.</summary>
/// <param name="Title">What the change does, in a few words and without a period.</param>
/// <param name="Edits">The edits, which do not overlap, in the order of the file. All of them apply to the text that was compiled.</param>
public sealed record DiagnosticFix(string Title, EquatableArray<TextEdit> Edits)
{
    /// <summary>Replaces the characters of <paramref name="span"/>.</summary>
    internal static DiagnosticFix Replace(TextSpan span, string text) => Of($"Write '{text}'", new TextEdit(span, text));

    /// <summary>Removes the characters of <paramref name="span"/>, which <paramref name="what"/> names.</summary>
    internal static DiagnosticFix Remove(TextSpan span, string what) => Of($"Remove {what}", new TextEdit(span, string.Empty));

    /// <summary>Inserts <paramref name="text"/>.</summary>
    internal static DiagnosticFix Insert(int position, string text) => Of($"Insert '{text.Trim()}'", new TextEdit(new TextSpan(position, 0), text));

    /// <summary>Returns a change of several places.</summary>
    internal static DiagnosticFix Of(string title, params TextEdit[] edits) => new(title, edits.ToEquatableArray());

    /// <summary>Returns <paramref name="text"/> after the change.</summary>
    public string Apply(string text)
    {
        foreach (var edit in Edits.Reverse())
            text = text.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.NewText);
        return text;
    }
}
