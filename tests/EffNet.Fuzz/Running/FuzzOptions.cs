namespace EffNet.Fuzz.Running;

/// <summary>What the command line says.</summary>
/// <param name="Seed">Which run this is.</param>
/// <param name="From">The first input's index.</param>
/// <param name="Count">How many inputs.</param>
/// <param name="Artifacts">Where inputs with a flaw are written; nowhere if left out.</param>
/// <param name="CompileEvery">The generated code of one input in so many is compiled as C#; 0 for none.</param>
/// <param name="Print">Whether to print every input.</param>
/// <param name="Degree">How many inputs are checked at a time.</param>
internal sealed record FuzzOptions(long Seed, long From, long Count, DirectoryInfo? Artifacts, int CompileEvery, bool Print, int Degree);
