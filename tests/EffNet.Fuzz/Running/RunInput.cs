using EffNet.Fuzz.Checks;
using EffNet.Fuzz.Inputs;

namespace EffNet.Fuzz.Running;

/// <summary>What a run keeps of one input.</summary>
/// <param name="Input">The input.</param>
/// <param name="Flaws">What is wrong.</param>
/// <param name="Elapsed">How long compiling and emitting took.</param>
/// <param name="IsErrorFree">Whether the compiler finds no error in it.</param>
/// <param name="IsCompiled">Whether its code was compiled as C#.</param>
internal sealed record RunInput(FuzzInput Input, IReadOnlyList<Flaw> Flaws, TimeSpan Elapsed, bool IsErrorFree, bool IsCompiled);
