namespace EffNet.Language.Parameters;

/// <summary>A value that a file states for a parameter.</summary>
/// <param name="Name">The parameter's word.</param>
public abstract record Argument(string Name);
