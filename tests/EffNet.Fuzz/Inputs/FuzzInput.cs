namespace EffNet.Fuzz.Inputs;

/// <summary>One text for the compiler: a pure function of a seed, an index and the corpus.</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Index">The number of the input in the run.</param>
/// <param name="Text">The text.</param>
/// <param name="Recipe">The original file and the changes.</param>
internal sealed record FuzzInput(long Seed, long Index, string Text, string Recipe);
