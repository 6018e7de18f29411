namespace EffNet.Weights;

/// <summary>Which place of a file weights are loaded from.</summary>
/// <param name="Chosen">The place; <see langword="null"/> if nothing in the file is the network's, or none could be chosen.</param>
/// <param name="Others">Places that fit at least half as well, the best first.</param>
/// <param name="Tied">Places that fit equally well, among which nothing decides.</param>
/// <param name="IsAverage">Whether the place was taken because it is an average and the equally good ones are not.</param>
internal sealed record CandidateChoice(Candidate? Chosen, IReadOnlyList<Candidate> Others, IReadOnlyList<Candidate> Tied, bool IsAverage)
{
    /// <summary>The most places that are compared with one another; a file that has more decides nothing either way.</summary>
    private const int MostCompared = 64;

    /// <summary>Chooses the place where most weights fit.</summary>
    /// <param name="candidates">The places.</param>
    /// <param name="from">The name of the one to take; <see langword="null"/> for the best.</param>
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
        // Names that happen to end alike are no place.
        if (ranked[0].Fits == 0)
            return Of(null, [], false);
        var averages = equal.Where(c => c.IsAverage).ToList();
        return averages.Count == 1
            ? Of(averages[0], ranked, true)
            : new CandidateChoice(null, [], averages.Count > 1 ? averages : equal, false);
    }

    private static CandidateChoice Of(Candidate? chosen, List<Candidate> ranked, bool isAverage) =>
        new(chosen, [.. ranked.Where(c => c != chosen && c.Fits > 0 && 2 * c.Fits >= (chosen?.Fits ?? 1) && chosen?.IsSameAs(c) != true)], [], isAverage);

    /// <summary>By its whole name, or by the end of it that only one has; the separator at the end may be left out.</summary>
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
