using EffNet.Language;
using EffNet.Language.CSharp;

namespace EffNet.Fuzz.Checks;

/// <summary>What came of one input.</summary>
/// <param name="Compiled">Its model and diagnostics; <see langword="null"/> after an exception.</param>
/// <param name="Files">The C# emitted for it.</param>
/// <param name="Elapsed">How long both took.</param>
/// <param name="Flaws">What is wrong.</param>
internal sealed record CheckedInput(CompiledFile? Compiled, IReadOnlyList<EmittedFile> Files, TimeSpan Elapsed, IReadOnlyList<Flaw> Flaws)
{
    /// <summary>Whether the input is a right file, as far as the compiler says.</summary>
    public bool IsErrorFree => Compiled is { HasErrors: false };
}
