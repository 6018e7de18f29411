using EffNet.Language.Model;

namespace EffNet.Cli.Description;

/// <summary>One candidate of a search.</summary>
/// <param name="Name">The name for <c>--variant</c>, such as <c>Grid5</c>; <see langword="null"/> if the search has no networks.</param>
/// <param name="Type">The C# type of the network. Candidates that differ only in resolution share a type; <see langword="null"/> if there is none.</param>
/// <param name="Alpha">The growth of depth.</param>
/// <param name="Beta">Growth of width.</param>
/// <param name="Gamma">Growth of resolution.</param>
/// <param name="Width">Factor on channels.</param>
/// <param name="Depth">Factor on repeats.</param>
/// <param name="Resolution">Height and width of the images.</param>
/// <param name="Parameters">Parameter count.</param>
/// <param name="Flops">Multiply-adds for one image.</param>
/// <param name="Points">The number of points of the grid that result in this network. The coefficients are those of the first of these points.</param>
internal sealed record CandidateDescription(
    string? Name, string? Type, double Alpha, double Beta, double Gamma, double Width, double Depth, int Resolution, long Parameters, long Flops, int Points)
{
    /// <summary>Describes the candidates of <paramref name="search"/> in the order of the grid.</summary>
    public static IReadOnlyList<CandidateDescription> Of(SearchModel search) => [.. search.Candidates.Select((candidate, index) => Of(search, candidate, index + 1))];

    private static CandidateDescription Of(SearchModel search, CandidateModel candidate, int number) => new(
        candidate.NetworkType is null ? null : NamedNetwork.NameOf(search, number),
        candidate.NetworkType,
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
