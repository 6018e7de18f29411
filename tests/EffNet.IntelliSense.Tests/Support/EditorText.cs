using System.Reflection;
using Microsoft.CodeAnalysis;

namespace EffNet.IntelliSense.Tests.Support;

/// <summary>Tagged text as an editor prints it.</summary>
internal static class EditorText
{
    /// <summary>Internal to Roslyn: what documentation says of fonts and spaces.</summary>
    private static readonly PropertyInfo s_style = typeof(TaggedText).GetProperty("Style", BindingFlags.Instance | BindingFlags.NonPublic)
        ?? throw new MissingMemberException(nameof(TaggedText), "Style");

    /// <summary>All parts in a row; line breaks are parts of their own, or in parts, and are made LF.</summary>
    public static string Join(IEnumerable<TaggedText> parts) => string.Concat(parts.Select(p => p.Text)).ReplaceLineEndings("\n");

    /// <summary>Whether editors keep the spaces of <paramref name="part"/> and print it in a fixed pitch: Visual Studio by its style, others as a fenced block.</summary>
    public static bool IsCodeBlock(TaggedText part) => s_style.GetValue(part)?.ToString() == "Code, PreserveWhitespace";
}
