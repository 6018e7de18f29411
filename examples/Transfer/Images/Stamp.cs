namespace Transfer.Images;

/// <summary>Represents a photograph.</summary>
/// <param name="Name">The path relative to the folder of all stamps, with <c>/</c> as separator.</param>
/// <param name="Path">The file.</param>
/// <param name="Label">The index of the class.</param>
internal sealed record Stamp(string Name, string Path, int Label);
