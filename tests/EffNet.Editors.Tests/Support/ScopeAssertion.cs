using System.Collections.Immutable;

namespace EffNet.Editors.Tests.Support;

/// <summary>An assertion of a sample about the scopes of some characters.</summary>
/// <param name="Line">The asserting line in the sample, counted from 1.</param>
/// <param name="Start">The offset of the first character in the sample's program.</param>
/// <param name="End">The offset after the last character.</param>
/// <param name="Expected">The scopes that the characters must have, the outer ones first.</param>
/// <param name="Forbidden">The scopes that the characters must not have.</param>
internal sealed record ScopeAssertion(int Line, int Start, int End, ImmutableArray<string> Expected, ImmutableArray<string> Forbidden)
{
    /// <summary>Returns the differences between the assertion and <paramref name="tokens"/>.</summary>
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
