namespace EffNet.Fuzz.Running;

/// <summary>The options of the command line.</summary>
/// <param name="Seed">The seed of the run.</param>
/// <param name="From">The index of the first input.</param>
/// <param name="Count">The number of inputs.</param>
/// <param name="Artifacts">The folder for inputs with a flaw; null to write none.</param>
/// <param name="CompileEvery">The generated code of every n-th input is compiled as C#; 0 for none.</param>
/// <param name="Print">true to print every input.</param>
/// <param name="Degree">The number of inputs that are checked at the same time.</param>
internal sealed record FuzzOptions(long Seed, long From, long Count, DirectoryInfo? Artifacts, int CompileEvery, bool Print, int Degree);
