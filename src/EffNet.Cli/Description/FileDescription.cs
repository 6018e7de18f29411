using EffNet.Language.Model;

namespace EffNet.Cli.Description;

/// <summary>
/// The root of <c>effnet describe --json</c>. The records here are that format, apart from the compiler's model, which may change.
/// </summary>
/// <param name="Variants">The variants that have a network, in the order of the file.</param>
internal sealed record FileDescription(IReadOnlyList<VariantDescription> Variants)
{
    /// <summary>Describes those of <paramref name="variants"/> that have a network.</summary>
    public static FileDescription Of(IEnumerable<VariantModel> variants) =>
        new([.. variants.Select(VariantDescription.Of).OfType<VariantDescription>()]);
}
