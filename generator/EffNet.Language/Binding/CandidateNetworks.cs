using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Generates types for the candidates of a search that states <c>networks: all;</c>.</summary>
internal sealed class CandidateNetworks(FamilyContext context, IDiagnosticWriter diagnostics)
{
    /// <summary>
    /// Returns the search with a type for every candidate. If there are too many types or a name is already used, reports the error and returns the search
    /// without types.
    /// </summary>
    /// <param name="search">The search.</param>
    /// <param name="name">The location of its name.</param>
    /// <param name="networks">The location of the value of <c>networks</c>.</param>
    /// <param name="profile">The name of its profile.</param>
    /// <param name="types">The types of its candidates.</param>
    public SearchModel AddTo(SearchModel search, TextSpan name, TextSpan networks, string profile, CandidateTypes types)
    {
        var none = search with { HasNetworks = true };
        if (types.Count > CandidateTypes.Maximum)
        {
            diagnostics.Add(ScalingDiagnostics.TooManyNetworks(networks, search.Name, types.Count, CandidateTypes.Maximum));
            return none;
        }

        var models = new List<VariantModel>();
        var candidates = search.Candidates.ToArray();
        foreach (var type in types.All)
        {
            var written = NameOf(search, type.Numbers[0]);
            foreach (var number in type.Numbers)
            {
                if (!TryClaim(search, number, name, makesType: number == type.Numbers[0]))
                    return none;
                candidates[number - 1] = candidates[number - 1] with { NetworkType = context.Name + written };
            }

            models.Add(Describe(search, written, context.Name + written, profile, type));
        }

        return none with { Candidates = candidates.ToEquatableArray(), Networks = models.ToEquatableArray() };
    }

    private bool TryClaim(SearchModel search, int number, TextSpan name, bool makesType)
    {
        var written = NameOf(search, number);
        return context.TypeNames.TryClaimCandidate(
            written, context.Name + written, name, FormattableString.Invariant($"candidate {number} of search '{search.Name}'"), makesType, diagnostics);
    }

    private static string NameOf(SearchModel search, int number) => FormattableString.Invariant($"{search.Name}{number}");

    private VariantModel Describe(SearchModel search, string name, string typeName, string profile, CandidateTypes.CandidateType type) => new(
        name,
        typeName,
        context.Name,
        context.IsPublic,
        search.Phi,
        FormattableString.Invariant($"Candidate {type.Numbers[0]} of search {search.Name}, with {SearchBinder.Describe(type.First.Coefficients)}.{DescribeSharing(type)}"),
        profile,
        type.Definition,
        Paper: null,
        type.Network,
        Broken: null)
    {
        Candidates = new CandidateNetwork(search.TypeName, type.Numbers.ToEquatableArray()),
    };

    private static string DescribeSharing(CandidateTypes.CandidateType type) => type.Numbers.Count switch
    {
        1 => string.Empty,
        2 => FormattableString.Invariant($" Candidate {type.Numbers[1]} differs from it only in resolution and has the same type."),
        _ => $" Candidates {string.Join(", ", type.Numbers.Skip(1))} differ from it in resolution alone and have the same type.",
    };
}
