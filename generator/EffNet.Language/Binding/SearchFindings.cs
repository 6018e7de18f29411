using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>What a search found on its grid, and what keeps the rest from being candidates.</summary>
internal sealed class SearchFindings
{
    private readonly Dictionary<CostBound, (int Met, long Nearest)> _bounds = [];

    /// <summary>Points whose alpha * beta^2 * gamma^2 is near enough to 2.</summary>
    public int PointsNearTwo { get; set; }

    /// <summary>The different networks of those points that can be built.</summary>
    public int Networks { get; private set; }

    /// <summary>Every network that meets all bounds, in the order of the grid.</summary>
    public List<SearchCandidate> Candidates { get; } = [];

    /// <summary>The types of their networks, if the search asks for them.</summary>
    public CandidateTypes Types { get; } = new();

    /// <summary>Returns how the networks meet <paramref name="bound"/>.</summary>
    public BoundStatistics Describe(CostBound bound)
    {
        var (met, nearest) = _bounds.TryGetValue(bound, out var found) ? found : (0, long.MaxValue);
        return new BoundStatistics(bound.Text, bound.Phrase, bound.IsRelative ? bound.Target : null, met, bound.NearestWord, nearest);
    }

    /// <summary>Counts <paramref name="network"/>. Returns whether it meets all <paramref name="bounds"/>, and so is a candidate.</summary>
    public bool Add(Network network, IReadOnlyList<CostBound> bounds, SearchCandidate candidate)
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
