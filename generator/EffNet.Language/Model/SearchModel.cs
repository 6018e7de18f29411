using EffNet.Networks;

namespace EffNet.Language.Model;

/// <summary>A grid search over the coefficients of compound scaling: section 3.3 of the paper, step 1.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="TypeName">The C# class that lists its candidates.</param>
/// <param name="Family">The name of its family.</param>
/// <param name="IsPublic"><see langword="true"/> if the class is public; <see langword="false"/> if it is internal.</param>
/// <param name="Phi">The fixed compound coefficient.</param>
/// <param name="Points">The number of points in the grid, before any constraint.</param>
/// <param name="Constraints">The constraints that candidates meet, as the file writes them.</param>
/// <param name="Candidates">The networks that meet the constraints, in the order of the grid.</param>
public sealed record SearchModel(
    string Name, string TypeName, string Family, bool IsPublic, double Phi, int Points, string Constraints, EquatableArray<CandidateModel> Candidates)
{
    /// <summary>
    /// Gets a value that indicates whether the search states <c>networks: all;</c>. If this statement has an error, <see cref="Networks"/> is empty.
    /// </summary>
    public bool HasNetworks { get; init; }

    /// <summary>Gets the types that are generated for candidates, in the order of the grid. Candidates that differ only in resolution share a type.</summary>
    public EquatableArray<VariantModel> Networks { get; init; }
}
