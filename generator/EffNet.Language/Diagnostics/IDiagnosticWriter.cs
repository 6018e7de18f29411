namespace EffNet.Language.Diagnostics;

/// <summary>
/// Takes diagnostics. The compiler only writes them: whether something is broken is a fact of a node or of a result, so no step depends on what another one has
/// reported.
/// </summary>
internal interface IDiagnosticWriter
{
    /// <summary>Reports <paramref name="diagnostic"/>.</summary>
    /// <exception cref="OperationCanceledException">The compilation was canceled.</exception>
    void Add(Diagnostic diagnostic);
}
