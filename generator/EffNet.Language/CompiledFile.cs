using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language;

/// <summary>
/// The two outputs of one compilation. <paramref name="Model"/> holds no positions, so that moving text never changes it; everything
/// that does hold positions is beside it.
/// </summary>
/// <param name="Model">What the file means.</param>
/// <param name="Diagnostics">What is wrong with it, in the order of the file.</param>
/// <param name="Types">The types it makes, in the order of the file.</param>
/// <param name="Lines">Translates the diagnostics' offsets to lines.</param>
public sealed record CompiledFile(FileModel Model, EquatableArray<Diagnostic> Diagnostics, EquatableArray<DeclaredType> Types, LineMap Lines)
{
    /// <summary>Whether anything in the file is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Rule.Severity == DiagnosticSeverity.Error);
}
