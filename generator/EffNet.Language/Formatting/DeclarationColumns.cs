using System.Collections.Immutable;

namespace EffNet.Language.Formatting;

/// <summary>
/// Aligns declarations that are on one line each, such as variants: their opening braces and, counted from the right, statements with the same name. For example, the
/// requirements of variants are aligned even if their other settings differ.
/// </summary>
internal static class DeclarationColumns
{
    /// <summary>Aligns those of <paramref name="lines"/> that contain one declaration and nothing else.</summary>
    public static void Align(ImmutableArray<FormattedLine> lines)
    {
        Columns.Align(lines, Read, static (above, row) => Math.Min(1, CountShared(above, row)), static (row, _) => row.Brace);
        Columns.Align(lines, Read, CountShared, static (row, column) => row.Starts[row.Starts.Length - 1 - column], fromRight: true);
    }

    private static Row? Read(FormattedLine line)
    {
        if (line.Length == 0 || line.Pieces[0].Position is not { Role: TokenRole.Begins, Own: { Keyword: { } keyword } own } || !Closes(line.Pieces[line.Length - 1], own))
            return null;
        var pieces = line.Pieces.Take(line.Length).ToImmutableArray();
        var brace = pieces.TakeWhile(p => p.IsComment || p.Position.Role != TokenRole.Opens).Count();
        var starts = Enumerable.Range(brace + 1, pieces.Length - brace - 1).Where(i => Begins(pieces[i], own)).ToImmutableArray();
        return new Row(keyword, brace, starts.Select(i => pieces[i].Text).ToImmutableArray(), starts);
    }

    private static bool Closes(Piece piece, FormattedBlock own) => !piece.IsComment && piece.Position.Role == TokenRole.Closes && ReferenceEquals(piece.Position.Own, own);

    private static bool Begins(Piece piece, FormattedBlock around) => !piece.IsComment && piece.Position.Role == TokenRole.Begins && ReferenceEquals(piece.Position.Around, around);

    private static int CountShared(Row above, Row row)
    {
        var most = row.Keyword == above.Keyword ? Math.Min(above.Names.Length, row.Names.Length) : 0;
        var shared = 0;
        while (shared < most && above.Names[above.Names.Length - 1 - shared] == row.Names[row.Names.Length - 1 - shared])
            shared++;
        return shared;
    }

    /// <summary>A declaration on a line.</summary>
    private sealed record Row(string Keyword, int Brace, ImmutableArray<string> Names, ImmutableArray<int> Starts);
}
