namespace EffNet.Networks;

/// <summary>An output of a network.</summary>
/// <param name="Name">The name, unique in the network.</param>
/// <param name="Value">The value.</param>
public sealed record NamedValue(string Name, Value Value);
