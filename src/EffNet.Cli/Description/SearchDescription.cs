using EffNet.Language.Model;

namespace EffNet.Cli.Description;

/// <summary>One search.</summary>
/// <param name="Family">The name of the family.</param>
/// <param name="Name">The name of the search in the family.</param>
/// <param name="Type">The C# class that lists its candidates.</param>
/// <param name="Phi">The fixed compound coefficient.</param>
/// <param name="Points">The number of points in the grid, before any constraint.</param>
/// <param name="Constraints">The constraints that candidates meet.</param>
/// <param name="Candidates">The networks that meet the constraints, in the order of the grid.</param>
internal sealed record SearchDescription(
    string Family, string Name, string Type, double Phi, int Points, string Constraints, IReadOnlyList<CandidateDescription> Candidates)
{
    /// <summary>Describes <paramref name="search"/>.</summary>
    public static SearchDescription Of(SearchModel search) => new(
        search.Family,
        search.Name,
        search.TypeName,
        search.Phi,
        search.Points,
        search.Constraints,
        CandidateDescription.Of(search));
}
