using EffNet.Networks;

namespace EffNet.Language.Model;

/// <summary>
/// The model of a file, independent of its text: two texts that differ in comments or order of words have equal models, and no later step of the pipeline runs
/// again.
/// </summary>
/// <param name="Namespace">The declared namespace; <see langword="null"/> if the project determines it.</param>
/// <param name="Families">The families in order.</param>
public sealed record FileModel(string? Namespace, EquatableArray<FamilyModel> Families);
