using System.Collections.Immutable;

namespace EffNet.Editors.Tests.Support;

/// <summary>A part of one line that an editor shows in one style.</summary>
/// <param name="Start">The offset of the token in the text.</param>
/// <param name="Text">The text of the token.</param>
/// <param name="Scopes">The scopes of the token, from the scope of the whole file to the most specific one.</param>
internal sealed record ScopedToken(int Start, string Text, ImmutableArray<string> Scopes)
{
    /// <summary>Gets the offset after the token.</summary>
    public int End => Start + Text.Length;

    /// <summary>Gets the most specific scope, without the suffix of the language.</summary>
    public string Scope => Scopes[^1].EndsWith(Suffix, StringComparison.Ordinal) ? Scopes[^1][..^Suffix.Length] : Scopes[^1];

    /// <summary>Gets a value that indicates whether the token has a scope besides that of the file, so that a theme can color it.</summary>
    public bool IsColored => Scopes.Length > 1;

    /// <summary>Gets a value that indicates whether, for the grammar, the token is neither a word of the language nor a name at a position for names.</summary>
    public bool IsUnknown => Scope is "variable.other" or "variable.other.property" or "variable.function";

    private const string Suffix = ".effnet";
}
