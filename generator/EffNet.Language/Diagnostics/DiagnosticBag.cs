using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Diagnostics;

/// <summary>
/// Collects what the steps of one compilation find, in the order of the file, so that the findings of one place are found fast. The findings are kept in chunks: each
/// step adds its own from the start of the file to its end, between those of the steps before it.
/// </summary>
/// <param name="cancellation">Ends the compilation: checked at every finding, because some files hold a hundred thousand.</param>
internal sealed class DiagnosticBag(CancellationToken cancellation = default)
{
    /// <summary>The most findings of one chunk.</summary>
    private const int ChunkSize = 512;

    private readonly List<List<Diagnostic>> _chunks = [[]];

    /// <summary>Where a comment begins that never ends: everything after it may hold what seems to be missing.</summary>
    public TextSpan? Unread { get; private set; }

    /// <summary>Whether the end of <paramref name="span"/> could not be read.</summary>
    public bool IsUnread(TextSpan span) => Unread is { } unread && span.End >= unread.End;

    /// <summary>The mistake that leaves a part of the file unread, if there is one: names that are not declared may be declared there.</summary>
    public Diagnostic? FirstUnread => Unread is { } unread ? FirstBreaking(unread) : null;

    /// <summary>Reports that the text from <paramref name="diagnostic"/> on cannot be read.</summary>
    public void AddUnread(Diagnostic diagnostic)
    {
        Unread = diagnostic.Span;
        Add(diagnostic);
    }

    /// <exception cref="OperationCanceledException">The compilation was canceled.</exception>
    public void Add(Diagnostic diagnostic)
    {
        cancellation.ThrowIfCancellationRequested();
        var (chunk, index) = FirstFrom(diagnostic.Span.Start + 1);
        var items = _chunks[chunk];
        items.Insert(index, diagnostic);
        if (items.Count <= ChunkSize)
            return;
        var half = index == items.Count - 1 ? index : items.Count / 2;
        _chunks.Insert(chunk + 1, items.GetRange(half, items.Count - half));
        items.RemoveRange(half, items.Count - half);
    }

    /// <summary>Everything found, in the order of the file.</summary>
    public EquatableArray<Diagnostic> ToSorted() => _chunks.SelectMany(chunk => chunk).ToEquatableArray();

    /// <summary>Removes the findings that <paramref name="isSuppressed"/> selects.</summary>
    public void Remove(Predicate<Diagnostic> isSuppressed)
    {
        foreach (var chunk in _chunks)
            chunk.RemoveAll(isSuppressed);
        _chunks.RemoveAll(chunk => chunk.Count == 0);
        if (_chunks.Count == 0)
            _chunks.Add([]);
    }

    /// <summary>Whether an error was reported inside <paramref name="span"/>: what is missing there may have been what was not understood.</summary>
    public bool HasErrorIn(TextSpan span) => In(span).Any(d => d.Rule.Severity == DiagnosticSeverity.Error);

    /// <summary>
    /// The first finding inside <paramref name="span"/>, but in none of <paramref name="except"/>, that leaves no network to generate. The exceptions are
    /// in the order of the file and do not overlap.
    /// </summary>
    public Diagnostic? FirstBreaking(TextSpan span, IReadOnlyList<TextSpan>? except = null) =>
        In(span).FirstOrDefault(d => d.Rule.BreaksNetwork && (except is null || !IsInOne(except, d.Span)));

    private IEnumerable<Diagnostic> In(TextSpan span)
    {
        var (chunk, index) = FirstFrom(span.Start);
        for (; chunk < _chunks.Count; chunk++, index = 0)
        {
            for (; index < _chunks[chunk].Count; index++)
            {
                var item = _chunks[chunk][index];
                if (item.Span.Start > span.End)
                    yield break;
                if (span.Contains(item.Span))
                    yield return item;
            }
        }
    }

    /// <summary>The place of the first finding at or after <paramref name="position"/>; the end of the last chunk if there is none.</summary>
    private (int Chunk, int Index) FirstFrom(int position)
    {
        var chunk = Math.Min(FirstAtLeast(_chunks.Count, i => _chunks[i].Count == 0 ? int.MaxValue : _chunks[i][_chunks[i].Count - 1].Span.Start, position), _chunks.Count - 1);
        var items = _chunks[chunk];
        return (chunk, FirstAtLeast(items.Count, i => items[i].Span.Start, position));
    }

    private static bool IsInOne(IReadOnlyList<TextSpan> spans, TextSpan span)
    {
        var after = FirstAtLeast(spans.Count, i => spans[i].Start, span.Start + 1);
        return after > 0 && spans[after - 1].Contains(span);
    }

    /// <summary>The first index whose position is at least <paramref name="position"/>; <paramref name="count"/> if there is none.</summary>
    private static int FirstAtLeast(int count, Func<int, int> positionOf, int position)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (positionOf(middle) < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
