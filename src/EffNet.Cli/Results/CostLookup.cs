using EffNet.Cli.Plotting;
using EffNet.Language.Model;

namespace EffNet.Cli.Results;

/// <summary>
/// Finds the networks and the costs of results. The cost is in the row of the result, or is the cost of the variant or candidate with the name of the result.
/// </summary>
/// <param name="files">The .effnet files.</param>
/// <param name="family">The family to search; <see langword="null"/> for all.</param>
/// <param name="measure">The cost.</param>
internal sealed class CostLookup(IReadOnlyList<SourceFile> files, string? family, Measure measure)
{
    private readonly List<FamilyModel> _families =
        [.. files.SelectMany(f => f.Model?.Families ?? default).Where(f => family is null || f.Name.Equals(family, StringComparison.OrdinalIgnoreCase))];

    private ILookup<string, NamedNetwork>? _networks;

    /// <summary>Returns the cost of <paramref name="result"/>.</summary>
    /// <param name="result">The result.</param>
    /// <exception cref="ResultsException">There is no cost, or the axis cannot show it.</exception>
    public double Of(Result result)
    {
        var cost = result.Cost ?? OfNetwork(result);
        return measure.Scale.CanShow(cost)
            ? cost
            : throw new ResultsException(
                FormattableString.Invariant($"'{result.Name}' has {cost} {measure.Noun}, which a logarithmic axis cannot show; expected a number above 0."), result.Position);
    }

    /// <summary>
    /// Returns <paramref name="trials"/> with one name for all trials of a network: the first spelling in the file of results. Rows can specify a network by its
    /// name or its type, and case is ignored. Case is also ignored for names that no .effnet file declares.
    /// </summary>
    /// <param name="trials">The trials in the order of the file.</param>
    public IReadOnlyList<Trial> Unify(IEnumerable<Trial> trials)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        return [.. trials.Select(trial => trial with { Name = Unified(trial) })];

        string Unified(Trial trial)
        {
            // A name has one line, so it never equals the identity of a network, which has two.
            var found = Find(trial.Series, trial.Name);
            var identity = found is [var network] ? $"{network.Family}\n{network.FullName}" : trial.Name;
            var name = names.TryGetValue(identity, out var first) ? first : names[identity] = trial.Name;
            return Find(trial.Series, name).SequenceEqual(found) ? name : found[0].FullName;
        }
    }

    private double OfNetwork(Result result) => Find(result.Series, result.Name) switch
    {
        [] => throw new ResultsException(
            !_families.Exists(f => NamedNetwork.Of(f).Any())
                ? $"The result of '{result.Name}' has no {measure.Noun}; add a column '{measure.Word}', or specify the .effnet file that declares the network."
                : $"Unknown variant '{result.Name}'; {DeclaredNames.OfNetworks(_families)}. Write one of these names, or a column '{measure.Word}'.",
            result.Position),
        [{ Type.Network: null }] => throw new ResultsException(
            $"Variant '{result.Name}' has errors and no network; correct the .effnet file, or write a column '{measure.Word}'.", result.Position),
        [var network] => measure.OfVariant(network.Model) ?? throw new ResultsException(
            $"Variant '{result.Name}' has no {measure.Noun}; write a column '{measure.Word}'.", result.Position),
        var several => throw new ResultsException(
            $"{several.Count:N0} variants have the name '{result.Name}'; write their types instead ({string.Join(", ", several.Select(n => n.FullName))}), "
                + "or specify one family with --family.",
            result.Position),
    };

    /// <summary>
    /// Returns the networks to which a name may refer. If there are several, and the series has the name of a family, returns the networks of this family.
    /// </summary>
    private List<NamedNetwork> Find(string? series, string name)
    {
        _networks ??= _families.SelectMany(NamedNetwork.Of)
            .SelectMany(n => new[] { n.Name, n.FullName }.Distinct(StringComparer.OrdinalIgnoreCase), (network, called) => (Network: network, Name: called))
            .ToLookup(n => n.Name, n => n.Network, StringComparer.OrdinalIgnoreCase);
        var named = _networks[name].ToList();
        var inFamily = named.Where(n => n.Family.Equals(series, StringComparison.OrdinalIgnoreCase)).ToList();
        return named.Count > 1 && inFamily.Count > 0 ? inFamily : named;
    }
}
