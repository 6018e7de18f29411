namespace EffNet.Fuzz.Inputs;

/// <summary>One text for the compiler: a pure function of a seed, an index and the corpus.</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Index">Its number in the run.</param>
/// <param name="Text">The text.</param>
/// <param name="Recipe">The file it began as and what was done to it.</param>
internal sealed record FuzzInput(long Seed, long Index, string Text, string Recipe);
