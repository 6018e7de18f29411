using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language;

/// <summary>
/// The result of a compilation. <paramref name="Model"/> contains no positions, so that moving text does not change it. The other parts contain positions.
/// </summary>
/// <param name="Model">The model of the file.</param>
/// <param name="Diagnostics">The diagnostics, in the order of the file.</param>
/// <param name="Types">The types that the file declares, in the order of the file.</param>
/// <param name="Lines">The lines of the file, which convert offsets to lines and columns.</param>
public sealed record CompiledFile(FileModel Model, EquatableArray<Diagnostic> Diagnostics, EquatableArray<DeclaredType> Types, LineMap Lines)
{
    /// <summary>Gets a value that indicates whether the file has errors.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Rule.Severity == DiagnosticSeverity.Error);
}
