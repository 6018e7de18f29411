namespace EffNet.Cli;

/// <summary>A file to write.</summary>
/// <param name="Name">Its name in its directory.</param>
/// <param name="Text">Its text.</param>
internal sealed record TextFile(string Name, string Text);
