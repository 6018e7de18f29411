using System.Globalization;
using EffNet;

namespace ScalingStudy;

/// <summary>Represents a network of the grid search at phi = 1.</summary>
/// <param name="Candidate">The coefficients and the costs of the network.</param>
internal sealed record GridPoint(ModuleCandidate Candidate)
{
    /// <summary>Gets the networks of all candidates of the search in study.effnet.</summary>
    public static IReadOnlyList<GridPoint> All { get; } = [.. StudyGrid.Candidates.Select(candidate => new GridPoint(candidate))];

    /// <summary>Gets the network.</summary>
    public ModuleVariant Network => Candidate.Variant;

    /// <summary>Gets the coefficients alpha, beta and gamma as text, for plots.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Candidate.Alpha:0.0#}/{Candidate.Beta:0.0#}/{Candidate.Gamma:0.0#}");
}
