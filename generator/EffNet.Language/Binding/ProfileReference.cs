namespace EffNet.Language.Binding;

/// <summary>The name of a profile in a setting, with the profile.</summary>
/// <param name="Name">The name.</param>
/// <param name="Profile">The profile; <see langword="null"/> if the file does not declare it. The error is reported.</param>
internal sealed record ProfileReference(string Name, Profile? Profile);
