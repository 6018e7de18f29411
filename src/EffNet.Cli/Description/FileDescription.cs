using EffNet.Language.Model;

namespace EffNet.Cli.Description;

/// <summary>
/// The root of <c>effnet describe --json</c>. The records here are that format, apart from the compiler's model, which may change.
/// </summary>
/// <param name="Variants">The variants that have a network, in the order of the file.</param>
/// <param name="Searches">The searches, in the order of the file; none where one variant is asked for.</param>
internal sealed record FileDescription(IReadOnlyList<VariantDescription> Variants, IReadOnlyList<SearchDescription> Searches)
{
    /// <summary>Describes <paramref name="searches"/> and those of <paramref name="variants"/> that have a network.</summary>
    public static FileDescription Of(IEnumerable<VariantModel> variants, IEnumerable<SearchModel> searches) =>
        new([.. variants.Select(VariantDescription.Of).OfType<VariantDescription>()], [.. searches.Select(SearchDescription.Of)]);
}
