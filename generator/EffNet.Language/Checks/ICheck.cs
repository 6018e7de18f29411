using EffNet.Language.Diagnostics;

namespace EffNet.Language.Checks;

/// <summary>
/// A check of a family whose networks can be built. It only reports suggestions and warnings. The running time of a check must grow at most with the product of two
/// numbers that a file determines, such as variants times stages.
/// </summary>
internal interface ICheck
{
    /// <summary>Checks <paramref name="family"/>.</summary>
    /// <param name="family">The family. Its lists of variants end with an exception when the compilation is canceled.</param>
    /// <param name="diagnostics">The writer to which suggestions and warnings are reported.</param>
    /// <exception cref="OperationCanceledException">The compilation was canceled.</exception>
    void Run(CheckedFamily family, IDiagnosticWriter diagnostics);
}
