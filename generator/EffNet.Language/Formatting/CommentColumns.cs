using System.Collections.Immutable;

namespace EffNet.Language.Formatting;

/// <summary>Aligns the comments at the ends of consecutive lines.</summary>
internal static class CommentColumns
{
    /// <summary>Aligns the comments of <paramref name="lines"/>, whose other columns are already aligned.</summary>
    public static void Align(ImmutableArray<FormattedLine> lines) =>
        Columns.Align(lines, l => HasComment(l) ? l : null, static (_, _) => 1, static (l, _) => l.Length);

    private static bool HasComment(FormattedLine line) => line.Length > 0 && line.Length < line.Pieces.Length;
}
