namespace EffNet.Fuzz.Inputs;

/// <summary>One text of the corpus.</summary>
/// <param name="Name">The file name.</param>
/// <param name="Text">The text, with LF as line ends.</param>
internal sealed record CorpusText(string Name, string Text);
