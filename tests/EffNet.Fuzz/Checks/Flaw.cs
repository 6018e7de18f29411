namespace EffNet.Fuzz.Checks;

/// <summary>A violation of what the compiler guarantees.</summary>
/// <param name="Kind">The kind of the flaw, without details that depend on the input, so that the same flaw always has the same kind.</param>
/// <param name="Detail">The details.</param>
internal sealed record Flaw(string Kind, string Detail);
