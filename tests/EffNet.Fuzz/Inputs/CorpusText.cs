namespace EffNet.Fuzz.Inputs;

/// <summary>One text of the corpus.</summary>
/// <param name="Name">Its file, as the summary names it.</param>
/// <param name="Text">What it holds, lines ended by LF.</param>
internal sealed record CorpusText(string Name, string Text);
