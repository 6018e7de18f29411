using EffNet.Language.Model;

namespace EffNet.Cli;

/// <summary>Lists the names that a file declares, for messages about an unknown name.</summary>
internal static class DeclaredNames
{
    /// <summary>Returns the list of <paramref name="names"/>: <c>the file declares B0, B1</c>.</summary>
    public static string List(IEnumerable<string> names) => string.Join(", ", names.Distinct()) is { Length: > 0 } list ? $"the file declares {list}" : "the file declares none";

    /// <summary>
    /// Returns the list of the networks of <paramref name="families"/>. The networks of a search are a range: <c>the file declares B0, B1, Grid1 to Grid46</c>.
    /// </summary>
    public static string OfNetworks(IEnumerable<FamilyModel> families)
    {
        var all = families.ToList();
        return List([.. all.SelectMany(f => f.Variants).Select(v => v.Name), .. all.SelectMany(f => f.Searches).SelectMany(OfCandidates)]);
    }

    /// <summary>Returns the names of the networks of <paramref name="search"/>: none, one or two names, or a range.</summary>
    public static IEnumerable<string> OfCandidates(SearchModel search) => search.Networks.Count == 0
        ? []
        : search.Candidates.Count > 2
            ? [$"{NamedNetwork.NameOf(search, 1)} to {NamedNetwork.NameOf(search, search.Candidates.Count)}"]
            : Enumerable.Range(1, search.Candidates.Count).Select(number => NamedNetwork.NameOf(search, number));
}
