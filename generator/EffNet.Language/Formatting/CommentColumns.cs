using System.Collections.Immutable;

namespace EffNet.Language.Formatting;

/// <summary>Aligns the comments at the ends of lines that follow each other directly.</summary>
internal static class CommentColumns
{
    /// <summary>Aligns those of <paramref name="lines"/>, whose other columns are done.</summary>
    public static void Align(ImmutableArray<Line> lines) =>
        Columns.Align(lines, l => HasComment(l) ? l : null, static (_, _) => 1, static (l, _) => l.Length);

    private static bool HasComment(Line line) => line.Length > 0 && line.Length < line.Pieces.Length;
}
