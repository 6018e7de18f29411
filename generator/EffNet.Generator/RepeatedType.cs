namespace EffNet.Generator;

/// <summary>A type that a file declares but does not generate, because an earlier file declares it too.</summary>
/// <param name="Path">The file that does not generate the type.</param>
/// <param name="Type">The type.</param>
internal sealed record RepeatedType(string Path, string Type);
