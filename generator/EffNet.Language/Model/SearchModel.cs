using EffNet.Networks;

namespace EffNet.Language.Model;

/// <summary>A grid search over the coefficients of compound scaling: section 3.3 of the paper, step 1.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="TypeName">The C# class that lists its candidates.</param>
/// <param name="Family">Its family's name.</param>
/// <param name="IsPublic"><see langword="true"/> if that class is public.</param>
/// <param name="Phi">The fixed compound coefficient.</param>
/// <param name="Points">The number of points in the grid, before any constraint.</param>
/// <param name="Constraints">The constraints that candidates meet, as the file writes them.</param>
/// <param name="Candidates">Every network that meets them, in the order of the grid.</param>
public sealed record SearchModel(
    string Name, string TypeName, string Family, bool IsPublic, double Phi, int Points, string Constraints, EquatableArray<CandidateModel> Candidates)
{
    /// <summary>Gets a value that indicates whether the file declares a network for every candidate. If that is a mistake, no candidate has one.</summary>
    public bool HasNetworks { get; init; }

    /// <summary>Gets the types of those networks, in the order of the grid. Candidates that differ in resolution alone share a type.</summary>
    public EquatableArray<VariantModel> Networks { get; init; }
}
