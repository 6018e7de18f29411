using System.Globalization;
using EffNet;

namespace ScalingStudy;

/// <summary>A network of the grid search at phi = 1.</summary>
/// <param name="Candidate">Its coefficients and costs.</param>
/// <param name="Network">The network.</param>
internal sealed record GridPoint(SearchCandidate Candidate, ModuleVariant Network)
{
    /// <summary>Gets all networks of the search in study.effnet, which asks for a type for each candidate.</summary>
    public static IReadOnlyList<GridPoint> All { get; } = [.. StudyGrid.Candidates.Select(candidate => new GridPoint(candidate, NetworkOf(candidate)))];

    /// <summary>Gets the coefficients alpha, beta and gamma, for plots.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Candidate.Alpha:0.0#}/{Candidate.Beta:0.0#}/{Candidate.Gamma:0.0#}");

    private static ModuleVariant NetworkOf(SearchCandidate candidate)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"A{100 * candidate.Alpha:0}B{100 * candidate.Beta:0}G{100 * candidate.Gamma:0}");
        return Study.Variants.Single(variant => variant.Name == name);
    }
}
