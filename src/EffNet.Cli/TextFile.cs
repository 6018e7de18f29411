namespace EffNet.Cli;

/// <summary>A file to write.</summary>
/// <param name="Name">The name of the file in its directory.</param>
/// <param name="Text">The text of the file.</param>
internal sealed record TextFile(string Name, string Text);
