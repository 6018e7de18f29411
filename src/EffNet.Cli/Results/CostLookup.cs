using EffNet.Cli.Plotting;
using EffNet.Language.Model;

namespace EffNet.Cli.Results;

/// <summary>Finds the costs of results: those that their rows state, or those of the variants and candidates that have their names.</summary>
/// <param name="files">The .effnet files.</param>
/// <param name="family">The family to look in; <see langword="null"/> for all.</param>
/// <param name="measure">The cost.</param>
internal sealed class CostLookup(IReadOnlyList<SourceFile> files, string? family, Measure measure)
{
    private readonly List<VariantModel> _variants =
        [.. files.SelectMany(f => f.Networks).Where(v => family is null || v.Family.Equals(family, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Returns the cost of <paramref name="result"/>.</summary>
    /// <param name="result">The result.</param>
    /// <exception cref="ResultsException">There is no cost, or the axis has no place for it.</exception>
    public double Of(Result result)
    {
        var cost = result.Cost ?? OfVariant(result);
        return measure.Scale.CanShow(cost)
            ? cost
            : throw new ResultsException(
                FormattableString.Invariant($"'{result.Name}' has {cost} {measure.Noun}, which a logarithmic axis cannot show; expected a number above 0."), result.Position);
    }

    private double OfVariant(Result result) => Candidates(result) switch
    {
        [] => throw new ResultsException(
            _variants.Count == 0
                ? $"'{result.Name}' states no {measure.Noun}; write a column '{measure.Word}', or specify the .effnet file that declares the network."
                : $"Unknown variant '{result.Name}'; {DeclaredNames.List(_variants.Select(v => v.Name))}. Write one of these names, or a column '{measure.Word}'.",
            result.Position),
        [{ Network: null }] => throw new ResultsException(
            $"Variant '{result.Name}' has errors and no network; correct the .effnet file, or write a column '{measure.Word}'.", result.Position),
        [var variant] => measure.OfVariant(variant) ?? throw new ResultsException(
            $"Variant '{result.Name}' has no {measure.Noun}; write a column '{measure.Word}'.", result.Position),
        var several => throw new ResultsException(
            $"{several.Count:N0} variants are called '{result.Name}'; write their types instead ({string.Join(", ", several.Select(v => v.TypeName))}), "
                + "or specify one family with --family.",
            result.Position),
    };

    /// <summary>Returns the variants that the result may mean. If several have its name, a series named after a family tells them apart.</summary>
    private List<VariantModel> Candidates(Result result)
    {
        var named = _variants.Where(v => Is(v.Name, result.Name) || Is(v.TypeName, result.Name)).ToList();
        var inFamily = named.Where(v => result.Series is not null && Is(v.Family, result.Series)).ToList();
        return named.Count > 1 && inFamily.Count > 0 ? inFamily : named;
    }

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
