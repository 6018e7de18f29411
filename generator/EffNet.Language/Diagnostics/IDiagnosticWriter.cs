namespace EffNet.Language.Diagnostics;

/// <summary>
/// A receiver of diagnostics. The compiler only writes to it: nodes and results record themselves whether they are broken, so that no step depends on the
/// diagnostics of another one.
/// </summary>
internal interface IDiagnosticWriter
{
    /// <summary>Reports <paramref name="diagnostic"/>.</summary>
    /// <exception cref="OperationCanceledException">The compilation was canceled.</exception>
    void Add(Diagnostic diagnostic);
}
