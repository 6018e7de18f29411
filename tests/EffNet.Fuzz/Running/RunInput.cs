using EffNet.Fuzz.Checks;
using EffNet.Fuzz.Inputs;

namespace EffNet.Fuzz.Running;

/// <summary>The results of one input in a run.</summary>
/// <param name="Input">The input.</param>
/// <param name="Flaws">The flaws.</param>
/// <param name="Elapsed">The time of compiling and emitting.</param>
/// <param name="IsErrorFree">true if the compiler reports no error.</param>
/// <param name="IsCompiled">true if the generated code of the input was compiled as C#.</param>
internal sealed record RunInput(FuzzInput Input, IReadOnlyList<Flaw> Flaws, TimeSpan Elapsed, bool IsErrorFree, bool IsCompiled);
