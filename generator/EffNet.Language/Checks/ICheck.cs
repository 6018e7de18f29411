using EffNet.Language.Diagnostics;

namespace EffNet.Language.Checks;

/// <summary>
/// A check of a family whose networks can be built. It reports suggestions and warnings and changes nothing. A check takes time linear in variants and stages: two numbers that
/// a user chooses are never multiplied by a third.
/// </summary>
internal interface ICheck
{
    /// <summary>Checks <paramref name="family"/>.</summary>
    /// <param name="family">The family. Its lists of variants end with an exception when the compilation is canceled.</param>
    /// <param name="diagnostics">The writer to which suggestions and warnings are reported.</param>
    /// <exception cref="OperationCanceledException">The compilation was canceled.</exception>
    void Run(CheckedFamily family, IDiagnosticWriter diagnostics);
}
