using System.Globalization;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace EffNet.Cli.Formatting;

/// <summary>
/// Computes the differences of two texts in the unified format, which <c>patch</c> and <c>git apply</c> read. DiffPlex finds the lines. Its renderer for this
/// format is not used, because it drops line endings, which can be the only difference.
/// </summary>
internal static class UnifiedDiff
{
    private const int ContextLines = 3;

    /// <summary>Returns the lines of the diff; no lines if the texts are equal.</summary>
    /// <param name="name">The name of the file, before and after.</param>
    /// <param name="before">The earlier text.</param>
    /// <param name="after">The later text.</param>
    public static IEnumerable<DiffLine> Between(string name, string before, string after)
    {
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new CustomFunctionChunker(SplitLines));
        if (diff.DiffBlocks.Count == 0)
            return [];

        // As in git, a tab ends a name with a space, because 'patch' would otherwise cut the name there.
        var label = name.Contains(' ', StringComparison.Ordinal) ? name + "\t" : name;
        return
        [
            new DiffLine(DiffLineKind.File, $"--- {label}"),
            new DiffLine(DiffLineKind.File, $"+++ {label}"),
            .. Group(diff.DiffBlocks).SelectMany(blocks => Hunk(diff, blocks)),
        ];
    }

    /// <summary>Returns the lines with their line endings. Lines end with LF, as in programs that apply a diff.</summary>
    private static string[] SplitLines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }

    /// <summary>Returns the hunks. Blocks whose context touches belong to one hunk.</summary>
    private static IEnumerable<List<DiffBlock>> Group(IEnumerable<DiffBlock> blocks)
    {
        var hunk = new List<DiffBlock>();
        foreach (var block in blocks)
        {
            if (hunk.Count > 0 && block.DeleteStartA - EndOf(hunk[^1]) > 2 * ContextLines)
            {
                yield return hunk;
                hunk = [];
            }

            hunk.Add(block);
        }

        yield return hunk;
    }

    private static IEnumerable<DiffLine> Hunk(DiffResult diff, List<DiffBlock> blocks)
    {
        var start = Math.Max(0, blocks[0].DeleteStartA - ContextLines);
        var end = Math.Min(diff.PiecesOld.Count, EndOf(blocks[^1]) + ContextLines);
        var newStart = blocks[0].InsertStartB - (blocks[0].DeleteStartA - start);
        var newCount = end - start + blocks.Sum(b => b.InsertCountB - b.DeleteCountA);
        yield return new DiffLine(DiffLineKind.Hunk, $"@@ -{Range(start, end - start)} +{Range(newStart, newCount)} @@");

        var next = start;
        foreach (var block in blocks)
        {
            foreach (var line in Lines(diff.PiecesOld, next, block.DeleteStartA, ' ', DiffLineKind.Context))
                yield return line;
            foreach (var line in Lines(diff.PiecesOld, block.DeleteStartA, EndOf(block), '-', DiffLineKind.Removed))
                yield return line;
            foreach (var line in Lines(diff.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB, '+', DiffLineKind.Added))
                yield return line;
            next = EndOf(block);
        }

        foreach (var line in Lines(diff.PiecesOld, next, end, ' ', DiffLineKind.Context))
            yield return line;
    }

    private static IEnumerable<DiffLine> Lines(IReadOnlyList<string> pieces, int start, int end, char mark, DiffLineKind kind)
    {
        for (var i = start; i < end; i++)
        {
            var text = pieces[i].TrimEnd('\n');
            var isWindows = text.Length < pieces[i].Length && text.EndsWith('\r');
            yield return isWindows ? new DiffLine(kind, mark + text[..^1], "\r\n") : new DiffLine(kind, mark + text);
            if (text.Length == pieces[i].Length)
                yield return new DiffLine(DiffLineKind.Context, "\\ No newline at end of file");
        }
    }

    /// <summary>
    /// Returns the range of a hunk: the first line, counted from 1, and the number of lines. For an empty range, the first number is the line before the range.
    /// </summary>
    private static string Range(int start, int count) => count switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{start},0"),
        1 => string.Create(CultureInfo.InvariantCulture, $"{start + 1}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{start + 1},{count}"),
    };

    private static int EndOf(DiffBlock block) => block.DeleteStartA + block.DeleteCountA;
}
