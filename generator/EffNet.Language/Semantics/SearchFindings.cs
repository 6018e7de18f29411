using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Language.Semantics;

/// <summary>What a search found on its grid, and what keeps the rest from being candidates.</summary>
internal sealed class SearchFindings
{
    private readonly Dictionary<CostBound, (int Met, long Least)> _bounds = [];

    /// <summary>Points whose alpha * beta^2 * gamma^2 is near enough to 2.</summary>
    public int PointsNearTwo { get; set; }

    /// <summary>The different networks of those points that can be built.</summary>
    public int Networks { get; private set; }

    /// <summary>Every network that meets all bounds, in the order of the grid.</summary>
    public List<SearchCandidate> Candidates { get; } = [];

    /// <summary>How many networks meet <paramref name="bound"/>, and the least cost among all.</summary>
    public (int Met, long Least) Of(CostBound bound) => _bounds.TryGetValue(bound, out var found) ? found : (0, long.MaxValue);

    /// <summary>Counts <paramref name="network"/>, a candidate if it meets all <paramref name="bounds"/>.</summary>
    public void Add(Network network, IReadOnlyList<CostBound> bounds, SearchCandidate candidate)
    {
        Networks++;
        var isCandidate = true;
        foreach (var bound in bounds)
        {
            var (actual, (met, least)) = (bound.Measure.Of(network), Of(bound));
            var holds = bound.Holds(actual);
            _bounds[bound] = (met + (holds ? 1 : 0), Math.Min(least, actual));
            isCandidate &= holds;
        }

        if (isCandidate)
            Candidates.Add(candidate);
    }
}
