using EffNet.Networks;

namespace EffNet.Language.Model;

/// <summary>The search to which a generated network belongs, and the candidates that share its type.</summary>
/// <param name="SearchType">The C# class that lists the candidates.</param>
/// <param name="Candidates">The numbers of the candidates with this type, counted from 1 in the order of the grid.</param>
public sealed record CandidateNetwork(string SearchType, EquatableArray<int> Candidates)
{
    /// <summary>Gets a value that indicates whether several candidates share the type.</summary>
    public bool IsShared => Candidates.Count > 1;
}
