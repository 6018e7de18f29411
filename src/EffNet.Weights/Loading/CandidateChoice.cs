namespace EffNet.Weights;

/// <summary>The choice of the location in a file to load weights from.</summary>
/// <param name="Chosen">The location; <see langword="null"/> if nothing in the file belongs to the network, or if the choice is ambiguous.</param>
/// <param name="Others">The other locations that match at least half as well, best first.</param>
/// <param name="Tied">The locations that match equally well, if the choice is ambiguous.</param>
/// <param name="IsAverage"><see langword="true"/> if the location was chosen because it is a moving average and the equally good locations are not.</param>
internal sealed record CandidateChoice(Candidate? Chosen, IReadOnlyList<Candidate> Others, IReadOnlyList<Candidate> Tied, bool IsAverage)
{
    /// <summary>The maximum number of equally good locations to compare. If there are more, the choice is ambiguous in any case.</summary>
    private const int MostCompared = 64;

    /// <summary>Chooses the location with the most matching weights.</summary>
    /// <param name="candidates">The locations.</param>
    /// <param name="from">The name of the location to choose; <see langword="null"/> for the best match.</param>
    public static CandidateChoice Make(IReadOnlyList<Candidate> candidates, string? from)
    {
        var ranked = candidates.Where(c => c.Named > 0).OrderByDescending(c => c.Fits).ThenByDescending(c => c.Named).ToList();
        if (from is not null)
            return Of(Find(ranked, from), ranked, false);
        if (ranked.Count == 0)
            return Of(null, ranked, false);
        var equal = new List<Candidate>();
        foreach (var candidate in ranked.TakeWhile(c => (c.Fits, c.Named) == (ranked[0].Fits, ranked[0].Named)).Take(MostCompared))
        {
            if (!equal.Exists(candidate.IsSameAs))
                equal.Add(candidate);
        }

        if (equal.Count == 1)
            return Of(equal[0], ranked, false);
        // If no weight matches, the names have the same ending only by chance.
        if (ranked[0].Fits == 0)
            return Of(null, [], false);
        var averages = equal.Where(c => c.IsAverage).ToList();
        return averages.Count == 1
            ? Of(averages[0], ranked, true)
            : new CandidateChoice(null, [], averages.Count > 1 ? averages : equal, false);
    }

    private static CandidateChoice Of(Candidate? chosen, List<Candidate> ranked, bool isAverage) =>
        new(chosen, [.. ranked.Where(c => c != chosen && c.Fits > 0 && 2 * c.Fits >= (chosen?.Fits ?? 1) && chosen?.IsSameAs(c) != true)], [], isAverage);

    /// <summary>Finds a location by its full name, or by an ending that is unique. A separator at the end may be omitted.</summary>
    private static Candidate? Find(List<Candidate> ranked, string from)
    {
        var wanted = from.TrimEnd('.', '/');
        return ranked.Find(c => c.Name == from)
            ?? ranked.Find(c => c.Name.TrimEnd('.', '/') == wanted)
            ?? Only(ranked.Where(c => wanted.Length > 0 && c.Name.TrimEnd('.', '/').EndsWith("/" + wanted, StringComparison.Ordinal)))
            ?? ranked.Find(c => wanted.Length > 0 && c.Table.Name == wanted);
    }

    private static Candidate? Only(IEnumerable<Candidate> candidates)
    {
        var first = candidates.Take(2).ToList();
        return first.Count == 1 ? first[0] : null;
    }
}
