namespace EffNet.Language.Diagnostics;

/// <summary>
/// A receiver of diagnostics. The compiler never reads them back. Nodes and results record whether they have errors, so that no step depends on the diagnostics of
/// another step.
/// </summary>
internal interface IDiagnosticWriter
{
    /// <summary>Reports <paramref name="diagnostic"/>.</summary>
    /// <exception cref="OperationCanceledException">The compilation was canceled.</exception>
    void Add(Diagnostic diagnostic);
}
