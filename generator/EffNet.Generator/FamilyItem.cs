using EffNet.Language.CSharp;

namespace EffNet.Generator;

/// <summary>A family in the pipeline.</summary>
/// <param name="Path">The file that declares it.</param>
/// <param name="Summary">The data for its generated file.</param>
internal sealed record FamilyItem(string Path, FamilySummary Summary);
