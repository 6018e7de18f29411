using EffNet.Language;
using EffNet.Language.CSharp;

namespace EffNet.Fuzz.Checks;

/// <summary>The results of the checks of one input.</summary>
/// <param name="Compiled">The model and the diagnostics; <see langword="null"/> after an exception.</param>
/// <param name="Files">The emitted C# files.</param>
/// <param name="Elapsed">The time of compiling and emitting.</param>
/// <param name="Flaws">The flaws.</param>
internal sealed record CheckedInput(CompiledFile? Compiled, IReadOnlyList<EmittedFile> Files, TimeSpan Elapsed, IReadOnlyList<Flaw> Flaws)
{
    /// <summary>Gets a value that indicates whether the compiler reports no error.</summary>
    public bool IsErrorFree => Compiled is { HasErrors: false };
}
