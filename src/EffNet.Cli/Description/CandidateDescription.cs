using EffNet.Language.Model;

namespace EffNet.Cli.Description;

/// <summary>One candidate of a search.</summary>
/// <param name="Alpha">Growth of depth.</param>
/// <param name="Beta">Growth of width.</param>
/// <param name="Gamma">Growth of resolution.</param>
/// <param name="Width">Factor on channels.</param>
/// <param name="Depth">Factor on repeats.</param>
/// <param name="Resolution">Height and width of its images.</param>
/// <param name="Parameters">Parameter count.</param>
/// <param name="Flops">Multiply-adds for one image.</param>
/// <param name="Points">Points of the grid that give this network; the coefficients are the first one's.</param>
internal sealed record CandidateDescription(
    double Alpha, double Beta, double Gamma, double Width, double Depth, int Resolution, long Parameters, long Flops, int Points)
{
    /// <summary>Describes <paramref name="candidate"/>.</summary>
    public static CandidateDescription Of(SearchCandidate candidate) => new(
        candidate.Coefficients.Alpha,
        candidate.Coefficients.Beta,
        candidate.Coefficients.Gamma,
        candidate.Scale.Width,
        candidate.Scale.Depth,
        candidate.Scale.Resolution,
        candidate.Parameters,
        candidate.MultiplyAdds,
        candidate.Points);
}
