using EffNet.Language.Model;

namespace EffNet.Cli.Description;

/// <summary>
/// The root of <c>effnet describe --json</c>. These records define the format, so that the model of the compiler can change without a change of the format.
/// </summary>
/// <param name="Variants">The variants that have a network, in the order of the file.</param>
/// <param name="Searches">The searches, in the order of the file; none if a variant was requested.</param>
internal sealed record FileDescription(IReadOnlyList<VariantDescription> Variants, IReadOnlyList<SearchDescription> Searches)
{
    /// <summary>Describes <paramref name="searches"/>, and all <paramref name="variants"/> that have a network.</summary>
    public static FileDescription Of(IEnumerable<VariantModel> variants, IEnumerable<SearchModel> searches) =>
        new([.. variants.Select(VariantDescription.Of).OfType<VariantDescription>()], [.. searches.Select(SearchDescription.Of)]);
}
