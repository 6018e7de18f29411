using System.Collections.Immutable;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Syntax;

namespace EffNet.Language.Formatting;

/// <summary>
/// Aligns the rows of stage tables: the operators, and, in rows with the same operator, the arguments up to the first one whose name differs.
/// </summary>
internal static class StageColumns
{
    /// <summary>Aligns those of <paramref name="lines"/> that contain one stage and nothing else.</summary>
    public static void Align(ImmutableArray<FormattedLine> lines) => Columns.Align(lines, Read, CountShared, static (row, column) => row.Starts[column]);

    private static Row? Read(FormattedLine line)
    {
        if (line.Length == 0 || line.Pieces[0].Position.Role != TokenRole.Begins || line.Pieces[line.Length - 1].Kind != SyntaxKind.Semicolon)
            return null;
        var tokens = line.Pieces.Take(line.Length).Where(p => !p.IsComment).ToList();
        if (tokens.Skip(1).Any(t => t.Position.Role != TokenRole.Inside) || !CallsOperator(tokens))
            return null;
        return new Row(tokens[2].Text, ArgumentNames(tokens).ToImmutableArray(), Starts(line).ToImmutableArray());
    }

    private static bool CallsOperator(List<Piece> tokens) =>
        tokens.Count > 3
        && tokens[1].Kind == SyntaxKind.Colon
        && tokens[3].Kind == SyntaxKind.OpenParenthesis
        && StageOperator.All.Any(o => o.Name == tokens[2].Text);

    private static IEnumerable<string> ArgumentNames(List<Piece> tokens)
    {
        for (var i = 3; i + 2 < tokens.Count; i++)
        {
            if (i == 3 || IsSeparator(tokens[i]))
                yield return tokens[i + 2].Kind == SyntaxKind.Colon ? tokens[i + 1].Text : string.Empty;
        }
    }

    /// <summary>Returns the first pieces of the operator and of all arguments except the first.</summary>
    private static IEnumerable<int> Starts(FormattedLine line)
    {
        var hasOperator = false;
        for (var i = 0; i + 1 < line.Length; i++)
        {
            var startsOperator = !hasOperator && line.Pieces[i].Kind == SyntaxKind.Colon;
            hasOperator |= startsOperator;
            if (startsOperator || IsSeparator(line.Pieces[i]))
                yield return i + 1;
        }
    }

    private static bool IsSeparator(Piece piece) => piece is { Kind: SyntaxKind.Comma, Position.Parentheses: 1 };

    private static int CountShared(Row above, Row row)
    {
        var most = row.Operator == above.Operator ? Math.Min(above.ArgumentNames.Length, row.ArgumentNames.Length) : 0;
        var shared = 0;
        while (shared < most && above.ArgumentNames[shared] == row.ArgumentNames[shared])
            shared++;
        return Math.Max(1, shared);
    }

    /// <summary>A stage on a line. Column 0 is the operator. Column i is argument i, counted from 0, because the first argument is not aligned.</summary>
    private sealed record Row(string Operator, ImmutableArray<string> ArgumentNames, ImmutableArray<int> Starts);
}
