using System.Globalization;
using EffNet.Cli.Tables;
using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Cli;

/// <summary>
/// A network of a file with the names by which a user can refer to it: a variant, or a candidate of a search with <c>networks: all;</c>. Candidates that differ
/// only in resolution share a class, but each candidate has its own name, resolution and costs.
/// </summary>
internal sealed class NamedNetwork
{
    private readonly Lazy<VariantModel> _model;

    private NamedNetwork(string name, string fullName, VariantModel type, Func<VariantModel> describe)
    {
        (Name, FullName, Type) = (name, fullName, type);
        _model = new Lazy<VariantModel>(describe);
    }

    /// <summary>Gets the name in the family: <c>B0</c>, <c>Grid5</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// Gets the name that is unique in the file: the C# type. For a candidate that shares the class of an earlier candidate, the name that its own type would
    /// have.
    /// </summary>
    public string FullName { get; }

    /// <summary>Gets the name of the family.</summary>
    public string Family => Type.Family;

    /// <summary>Gets the network that the C# type describes. If candidates share the type, it is the first of them.</summary>
    public VariantModel Type { get; }

    /// <summary>Gets the network itself, with its own name, resolution and costs.</summary>
    public VariantModel Model => _model.Value;

    /// <summary>Returns the networks of <paramref name="family"/>: its variants, including variants with errors, then the candidates of its searches.</summary>
    public static IEnumerable<NamedNetwork> Of(FamilyModel family) =>
        family.Variants.Select(v => new NamedNetwork(v.Name, v.TypeName, v, () => v)).Concat(family.Searches.SelectMany(Of));

    /// <summary>
    /// Returns the networks of the candidates of <paramref name="search"/> in the order of the grid; none unless the search has <c>networks: all;</c>.
    /// </summary>
    public static IEnumerable<NamedNetwork> Of(SearchModel search)
    {
        var types = search.Networks.ToDictionary(n => n.TypeName, StringComparer.Ordinal);
        return
        [
            .. from entry in search.Candidates.Index()
                where entry.Item.NetworkType is not null
                select Of(search, entry.Item, entry.Index + 1, types[entry.Item.NetworkType!]),
        ];
    }

    /// <summary>Returns the name of candidate <paramref name="number"/>, counted from 1, of <paramref name="search"/>: <c>Grid5</c>.</summary>
    public static string NameOf(SearchModel search, int number) => string.Create(CultureInfo.InvariantCulture, $"{search.Name}{number}");

    /// <summary>Returns the name that is unique in the file; see <see cref="FullName"/>.</summary>
    public static string FullNameOf(VariantModel variant) => variant.Candidates is null ? variant.TypeName : variant.Family + variant.Name;

    /// <summary>
    /// Returns <see langword="true"/> if <paramref name="name"/> refers to this network; otherwise, <see langword="false"/>. Case is ignored, because the names
    /// in a family are unique even without case.
    /// </summary>
    public bool IsCalled(string name) => name.Equals(Name, StringComparison.OrdinalIgnoreCase) || name.Equals(FullName, StringComparison.OrdinalIgnoreCase);

    private static NamedNetwork Of(SearchModel search, CandidateModel candidate, int number, VariantModel type)
    {
        var name = NameOf(search, number);
        return new NamedNetwork(name, search.Family + name, type, () => name == type.Name ? type : Derive(search, candidate, number, type));
    }

    private static VariantModel Derive(SearchModel search, CandidateModel candidate, int number, VariantModel type)
    {
        var (alpha, beta, gamma) = (candidate.Coefficients.Alpha, candidate.Coefficients.Beta, candidate.Coefficients.Gamma);
        return type with
        {
            Name = NameOf(search, number),
            Origin = string.Create(
                CultureInfo.InvariantCulture,
                $"Candidate {number} of search {search.Name}, with alpha: {Figures.Factor(alpha)}, beta: {Figures.Factor(beta)}, gamma: {Figures.Factor(gamma)}. ")
                + $"It differs from {type.Name} in resolution alone and has its type.",
            Definition = type.Definition! with { Scale = candidate.Scale },
            Network = type.Network!.With(height: candidate.Scale.Resolution, width: candidate.Scale.Resolution),
        };
    }
}
