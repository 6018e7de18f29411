namespace EffNet.Generator;

/// <summary>A type in a file that does not generate it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Type">The type.</param>
internal sealed record RepeatedType(string Path, string Type);
