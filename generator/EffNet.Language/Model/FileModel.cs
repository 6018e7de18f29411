using EffNet.Networks;

namespace EffNet.Language.Model;

/// <summary>
/// The model of a file, independent of its text: two texts that differ only in comments or in the order of settings have equal models, so later steps of the pipeline
/// do not run again.
/// </summary>
/// <param name="Namespace">The declared namespace; <see langword="null"/> if the project determines it.</param>
/// <param name="Families">The families in order.</param>
public sealed record FileModel(string? Namespace, EquatableArray<FamilyModel> Families);
