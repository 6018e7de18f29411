using System.Reflection;
using Microsoft.CodeAnalysis;

namespace EffNet.IntelliSense.Tests.Support;

/// <summary>Converts tagged text to the text that an editor shows.</summary>
internal static class EditorText
{
    /// <summary>The style of a part, which is internal in Roslyn: the font, and whether spaces are kept.</summary>
    private static readonly PropertyInfo s_style = typeof(TaggedText).GetProperty("Style", BindingFlags.Instance | BindingFlags.NonPublic)
        ?? throw new MissingMemberException(nameof(TaggedText), "Style");

    /// <summary>Returns all parts as one text. Line breaks, which are separate parts or in parts, become LF.</summary>
    public static string Join(IEnumerable<TaggedText> parts) => string.Concat(parts.Select(p => p.Text)).ReplaceLineEndings("\n");

    /// <summary>Returns true if editors keep the spaces of <paramref name="part"/> and use a monospaced font: Visual Studio by its style, others by a fenced block.</summary>
    public static bool IsCodeBlock(TaggedText part) => s_style.GetValue(part)?.ToString() == "Code, PreserveWhitespace";
}
