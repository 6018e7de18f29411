namespace EffNet.Language.Parameters;

/// <summary>A value that a file states for a <see cref="Parameter{T}"/>.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="Name">The parameter's word.</param>
/// <param name="Value">The value.</param>
public sealed record Argument<T>(string Name, T Value) : Argument(Name);
