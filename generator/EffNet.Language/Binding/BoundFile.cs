using EffNet.Language.Model;

namespace EffNet.Language.Binding;

/// <summary>A file with the meaning of its declarations.</summary>
/// <param name="Model">The model.</param>
/// <param name="Profiles">The profiles by name, including those with errors.</param>
/// <param name="Families">The families, in the order of the file.</param>
internal sealed record BoundFile(FileModel Model, IReadOnlyDictionary<string, Profile> Profiles, IReadOnlyList<BoundFamily> Families);
