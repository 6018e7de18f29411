using System.Collections.Immutable;

namespace EffNet.Editors.Tests.Support;

/// <summary>A piece of one line that an editor draws in one style.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Text">What it says.</param>
/// <param name="Scopes">The grammar's names for it, from the whole file's to the most exact one.</param>
internal sealed record ScopedToken(int Start, string Text, ImmutableArray<string> Scopes)
{
    /// <summary>The offset behind it.</summary>
    public int End => Start + Text.Length;

    /// <summary>The most exact name, without the language's.</summary>
    public string Scope => Scopes[^1].EndsWith(Suffix, StringComparison.Ordinal) ? Scopes[^1][..^Suffix.Length] : Scopes[^1];

    /// <summary>Whether a theme can tell it from text that is no program.</summary>
    public bool IsColored => Scopes.Length > 1;

    /// <summary>Whether the grammar takes it for a word that the language does not have, nor a name in a place for names.</summary>
    public bool IsUnknown => Scope is "variable.other" or "variable.other.property" or "variable.function";

    private const string Suffix = ".effnet";
}
