using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language;

/// <summary>
/// The result of a compilation. <paramref name="Model"/> contains no positions, so that moving text never changes it; the other parts contain the positions.
/// </summary>
/// <param name="Model">The model of the file.</param>
/// <param name="Diagnostics">The diagnostics, in the order of the file.</param>
/// <param name="Types">The types that the file declares, in the order of the file.</param>
/// <param name="Lines">The lines, which translate the diagnostics' offsets.</param>
public sealed record CompiledFile(FileModel Model, EquatableArray<Diagnostic> Diagnostics, EquatableArray<DeclaredType> Types, LineMap Lines)
{
    /// <summary>Gets a value that indicates whether the file has errors.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Rule.Severity == DiagnosticSeverity.Error);
}
