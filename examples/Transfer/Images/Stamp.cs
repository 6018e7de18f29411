namespace Transfer.Images;

/// <summary>A photograph.</summary>
/// <param name="Name">The path relative to the folder of all stamps, with <c>/</c>.</param>
/// <param name="Path">The file.</param>
/// <param name="Label">The index of its class.</param>
internal sealed record Stamp(string Name, string Path, int Label);
