using EffNet.Language.Text;

namespace EffNet.Language.Diagnostics;

/// <summary>Collects what the steps of one compilation find, kept in the order of the file, so that a place's findings are found fast.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _items = [];

    public void Add(Diagnostic diagnostic) => _items.Insert(FirstFrom(diagnostic.Span.Start + 1), diagnostic);

    /// <summary>Everything found, in the order of the file.</summary>
    public EquatableArray<Diagnostic> ToSorted() => _items.ToEquatableArray();

    /// <summary>Removes what <paramref name="isSuppressed"/> says is not to be told.</summary>
    public void Remove(Predicate<Diagnostic> isSuppressed) => _items.RemoveAll(isSuppressed);

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
        for (var i = FirstFrom(span.Start); i < _items.Count && _items[i].Span.Start <= span.End; i++)
        {
            if (span.Contains(_items[i].Span))
                yield return _items[i];
        }
    }

    /// <summary>The index of the first finding at or behind <paramref name="position"/>.</summary>
    private int FirstFrom(int position)
    {
        var (low, high) = (0, _items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_items[middle].Span.Start < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static bool IsInOne(IReadOnlyList<TextSpan> spans, TextSpan span)
    {
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (spans[middle].Start <= span.Start)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && spans[low - 1].Contains(span);
    }
}
