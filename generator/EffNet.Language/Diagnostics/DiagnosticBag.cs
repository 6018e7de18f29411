using EffNet.Networks;

namespace EffNet.Language.Diagnostics;

/// <summary>Collects the diagnostics of one compilation for its result.</summary>
/// <param name="cancellation">The token that cancels the compilation. It is checked at every diagnostic, because some files have a hundred thousand.</param>
internal sealed class DiagnosticBag(CancellationToken cancellation = default) : IDiagnosticWriter
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <inheritdoc/>
    public void Add(Diagnostic diagnostic)
    {
        cancellation.ThrowIfCancellationRequested();
        _diagnostics.Add(diagnostic);
    }

    /// <summary>Returns all diagnostics in the order of the file. Diagnostics at the same position have the order in which they were reported.</summary>
    public EquatableArray<Diagnostic> ToSorted() => Sort(_diagnostics).ToEquatableArray();

    /// <summary>Returns <paramref name="diagnostics"/> in the order of the file. Diagnostics at the same position keep their order.</summary>
    public static IEnumerable<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics) => diagnostics.OrderBy(d => d.Span.Start);
}
