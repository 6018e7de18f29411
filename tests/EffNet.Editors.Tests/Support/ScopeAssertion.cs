using System.Collections.Immutable;

namespace EffNet.Editors.Tests.Support;

/// <summary>What a sample says about some characters of it.</summary>
/// <param name="Line">The asserting line in the sample, counted from 1.</param>
/// <param name="Start">Where the characters begin in the sample's program.</param>
/// <param name="End">The offset behind them.</param>
/// <param name="Expected">Scopes they have, the outer ones first.</param>
/// <param name="Forbidden">Scopes they do not have.</param>
internal sealed record ScopeAssertion(int Line, int Start, int End, ImmutableArray<string> Expected, ImmutableArray<string> Forbidden)
{
    /// <summary>What <paramref name="tokens"/> contradict in it.</summary>
    public IEnumerable<string> FindFlaws(IReadOnlyList<ScopedToken> tokens)
    {
        var covered = tokens.Where(t => t.Start < End && t.End > Start).ToList();
        if (covered.Count == 0)
            yield return $"line {Line}: there is nothing above it";
        foreach (var token in covered)
        {
            if (!Has(token))
                yield return $"line {Line}: '{token.Text}' is {string.Join(' ', token.Scopes)} and not {string.Join(' ', Expected)}";
            foreach (var scope in Forbidden.Intersect(token.Scopes))
                yield return $"line {Line}: '{token.Text}' is {scope}";
        }
    }

    private bool Has(ScopedToken token)
    {
        var found = 0;
        foreach (var scope in token.Scopes)
        {
            if (found < Expected.Length && scope == Expected[found])
                found++;
        }

        return found == Expected.Length;
    }
}
