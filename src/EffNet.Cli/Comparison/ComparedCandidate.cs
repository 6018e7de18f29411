using EffNet.Cli.Description;
using EffNet.Language.Model;
using EffNet.Language.Scaling;

namespace EffNet.Cli.Comparison;

/// <summary>A candidate of one of two searches.</summary>
/// <param name="Number">The number of the candidate in the order of the grid, counted from 1.</param>
/// <param name="Description">The coefficients and costs of the candidate.</param>
/// <param name="Network">The network of the candidate; <see langword="null"/> if the search has no networks.</param>
internal sealed record ComparedCandidate(int Number, CandidateDescription Description, NamedNetwork? Network)
{
    /// <summary>
    /// Gets the position of the candidate after which the class is named, relative to this candidate: 0 for this candidate, -2 for the second candidate before
    /// it.
    /// </summary>
    public int? ClassOffset => Network?.Type.Candidates is { } type ? type.Candidates[0] - Number : null;

    /// <summary>Returns the candidates of <paramref name="search"/> by their coefficients, in the order of the grid; none if there is no search.</summary>
    public static OrderedDictionary<CompoundScaling, ComparedCandidate> Of(SearchModel? search)
    {
        if (search is null)
            return [];
        var networks = NamedNetwork.Of(search).ToList();
        return new(search.Candidates
            .Zip(CandidateDescription.Of(search))
            .Select((c, index) => KeyValuePair.Create(c.First.Coefficients, new ComparedCandidate(index + 1, c.Second, networks.Count == 0 ? null : networks[index]))));
    }
}
