using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Diagnostics;

/// <summary>A change of the file that removes a diagnostic.</summary>
/// <param name="Title">A short description of the change, without a period.</param>
/// <param name="Edits">The edits, which do not overlap, in the order of the file. All of them apply to the text that was compiled.</param>
public sealed record DiagnosticFix(string Title, EquatableArray<TextEdit> Edits)
{
    /// <summary>Returns a change that replaces the characters of <paramref name="span"/>.</summary>
    internal static DiagnosticFix Replace(TextSpan span, string text) => Of($"Write '{text}'", new TextEdit(span, text));

    /// <summary>Returns a change that removes the characters of <paramref name="span"/>. <paramref name="what"/> describes them in the title.</summary>
    internal static DiagnosticFix Remove(TextSpan span, string what) => Of($"Remove {what}", new TextEdit(span, string.Empty));

    /// <summary>Returns a change that inserts <paramref name="text"/>.</summary>
    internal static DiagnosticFix Insert(int position, string text) => Of($"Insert '{text.Trim()}'", new TextEdit(new TextSpan(position, 0), text));

    /// <summary>Returns a change that consists of several edits.</summary>
    internal static DiagnosticFix Of(string title, params TextEdit[] edits) => new(title, edits.ToEquatableArray());

    /// <summary>Returns <paramref name="text"/> after the change.</summary>
    public string Apply(string text)
    {
        foreach (var edit in Edits.Reverse())
            text = text.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.NewText);
        return text;
    }
}
