using System.Collections.Immutable;

namespace EffNet.Language.Formatting;

/// <summary>
/// Aligns pieces of neighboring lines. Each row shares a number of columns with the row above it. Consecutive rows that share a column form a run, in which the column has
/// the same position. Each further column to the right splits the runs of the column before it.
/// </summary>
internal static class Columns
{
    /// <summary>Aligns those of <paramref name="lines"/> that are rows.</summary>
    /// <param name="lines">All lines.</param>
    /// <param name="read">Returns the row that a line contains; <see langword="null"/> if the line is not a row.</param>
    /// <param name="countShared">Returns the number of columns that two neighboring rows share.</param>
    /// <param name="findPiece">Returns the piece of a row that begins a column, counted from 0.</param>
    /// <param name="fromRight">
    /// <see langword="true"/> to count columns from the right end of the rows. Then only the columns that all rows of a run share are aligned.
    /// </param>
    public static void Align<T>(ImmutableArray<FormattedLine> lines, Func<FormattedLine, T?> read, Func<T, T, int> countShared, Func<T, int, int> findPiece, bool fromRight = false)
        where T : class
    {
        var rows = lines.Select(l => l.CanAlign ? read(l) : null).ToArray();
        var shared = new int[lines.Length];
        for (var i = 1; i < shared.Length; i++)
        {
            if (rows[i - 1] is { } above && rows[i] is { } row && lines[i].IsUnder(lines[i - 1]))
                shared[i] = countShared(above, row);
        }

        if (fromRight)
            Level(shared);
        var runs = FindRuns(shared);
        if (fromRight)
            runs.Reverse();
        foreach (var (column, start, end) in runs)
            AlignRun([.. Enumerable.Range(start, end - start).Select(i => (lines[i], findPiece(rows[i]!, column)))]);
    }

    /// <summary>Reduces the number of shared columns of all rows in a run to the smallest number in the run.</summary>
    private static void Level(int[] shared)
    {
        foreach (var (start, end) in Split(0, shared.Length, shared, column: 0))
        {
            var least = Enumerable.Range(start + 1, end - start - 1).Min(i => shared[i]);
            for (var i = start + 1; i < end; i++)
                shared[i] = least;
        }
    }

    /// <summary>Returns the runs of rows that share a column, in the order of the columns.</summary>
    private static List<(int Column, int Start, int End)> FindRuns(int[] shared)
    {
        var runs = new List<(int Column, int Start, int End)>();
        List<(int Start, int End)> wider = [(0, shared.Length)];
        for (var column = 0; wider.Count > 0; column++)
        {
            wider = [.. wider.SelectMany(run => Split(run.Start, run.End, shared, column))];
            runs.AddRange(wider.Select(run => (column, run.Start, run.End)));
        }

        return runs;
    }

    private static IEnumerable<(int Start, int End)> Split(int start, int end, int[] shared, int column)
    {
        for (var i = start + 1; i <= end; i++)
        {
            if (i < end && shared[i] > column)
                continue;
            if (i - start > 1)
                yield return (start, i);
            start = i;
        }
    }

    private static void AlignRun(IReadOnlyCollection<(FormattedLine Line, int Piece)> members)
    {
        var right = members.Max(m => m.Line.Measure(m.Piece));
        foreach (var (line, piece) in members)
            line.Widen(right - line.Measure(piece));
    }
}
