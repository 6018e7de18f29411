using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>The results of a search on its grid, with the statistics that explain why points are not candidates.</summary>
internal sealed class SearchFindings
{
    private readonly Dictionary<CostBound, (int Met, long Nearest)> _bounds = [];

    /// <summary>Gets or sets the number of points whose alpha * beta^2 * gamma^2 is within the tolerance of 2.</summary>
    public int PointsNearTwo { get; set; }

    /// <summary>Gets the number of different networks that can be built at these points.</summary>
    public int Networks { get; private set; }

    /// <summary>Gets the candidates: the networks that meet all bounds, in the order of the grid.</summary>
    public List<CandidateModel> Candidates { get; } = [];

    /// <summary>Gets the types to generate for the candidates; empty if the search does not state <c>networks: all;</c>.</summary>
    public CandidateTypes Types { get; } = new();

    /// <summary>Returns how many networks meet <paramref name="bound"/>, and the cost that is nearest to the bound.</summary>
    public BoundStatistics Describe(CostBound bound)
    {
        var (met, nearest) = _bounds.TryGetValue(bound, out var found) ? found : (0, long.MaxValue);
        return new BoundStatistics(bound.Text, bound.Phrase, bound.IsRelative ? bound.Target : null, met, bound.NearestWord, nearest);
    }

    /// <summary>Adds a network to the statistics, and to the candidates if it meets all bounds.</summary>
    /// <param name="network">The network.</param>
    /// <param name="bounds">The bounds of the search.</param>
    /// <param name="candidate">The candidate that is added if the network meets all bounds.</param>
    /// <returns><see langword="true"/> if the network meets all bounds; otherwise, <see langword="false"/>.</returns>
    public bool Add(Network network, IReadOnlyList<CostBound> bounds, CandidateModel candidate)
    {
        Networks++;
        var isCandidate = true;
        foreach (var bound in bounds)
        {
            var actual = bound.Measure.Of(network);
            var holds = bound.Holds(actual);
            var known = _bounds.TryGetValue(bound, out var found) ? found : (Met: 0, Nearest: actual);
            _bounds[bound] = (known.Met + (holds ? 1 : 0), bound.Nearer(known.Nearest, actual));
            isCandidate &= holds;
        }

        if (isCandidate)
            Candidates.Add(candidate);
        return isCandidate;
    }
}
