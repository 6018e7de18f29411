using EffNet.Language.Text;

namespace EffNet.Language.Diagnostics;

/// <summary>Collects what the steps of one compilation find, in the order they find it.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _items = [];

    public void Add(Diagnostic diagnostic) => _items.Add(diagnostic);

    /// <summary>Everything found, in the order of the file.</summary>
    public EquatableArray<Diagnostic> ToSorted() => _items.OrderBy(d => d.Span.Start).ThenBy(d => d.Rule.Id, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>Whether something was reported at or behind <paramref name="position"/>: the same mistake is not reported twice.</summary>
    public bool HasErrorFrom(int position) => _items.Exists(d => d.Span.Start >= position);

    /// <summary>Whether something was reported inside <paramref name="span"/>: what is missing there may have been what was not understood.</summary>
    public bool HasErrorIn(TextSpan span) => _items.Exists(d => span.Contains(d.Span));

    /// <summary>The first finding inside <paramref name="span"/>, but in none of <paramref name="except"/>, that leaves no network to generate.</summary>
    public Diagnostic? FirstBreaking(TextSpan span, IEnumerable<TextSpan> except) =>
        _items.Find(d => d.Rule.BreaksNetwork && span.Contains(d.Span) && !except.Any(e => e.Contains(d.Span)));
}
