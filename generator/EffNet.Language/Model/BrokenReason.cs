namespace EffNet.Language.Model;

/// <summary>The reason why a variant could not be built.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Message">The diagnostic's message.</param>
public sealed record BrokenReason(string Id, string Message);
