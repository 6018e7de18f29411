using EffNet.Language.Model;

namespace EffNet.Cli.Paper;

/// <summary>The root of <c>effnet describe --paper --json</c>.</summary>
/// <param name="Families">The families that have variants of the paper's Table 2, in the order of the file.</param>
internal sealed record PaperDescription(IReadOnlyList<FamilyComparison> Families)
{
    /// <summary>Compares all <paramref name="variants"/> that have rows in the paper.</summary>
    /// <param name="variants">The variants of a file.</param>
    public static PaperDescription Of(IEnumerable<VariantModel> variants) => new(
        [.. from variant in variants
            group variant by variant.Family into family
            let baselines = family.Select(BaselineComparison.Of).OfType<BaselineComparison>().ToList()
            where baselines.Count > 0
            select new FamilyComparison(family.Key, baselines)]);
}

/// <summary>The variants of a family, each with the networks with which the paper compares it.</summary>
/// <param name="Family">The family's name.</param>
/// <param name="Baselines">The variants of the family with rows in the paper, in the order of the file.</param>
internal sealed record FamilyComparison(string Family, IReadOnlyList<BaselineComparison> Baselines);
