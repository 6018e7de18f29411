using EffNet.Networks;

namespace EffNet.Language.Model;

/// <summary>A family of networks that share a stage table.</summary>
/// <param name="Name">Its name, which is also the name of the C# class that lists its variants.</param>
/// <param name="IsPublic"><see langword="true"/> if its types are public; <see langword="false"/> if they are internal.</param>
/// <param name="Variants">The variants in order, including variants with errors and the variants of <c>type</c> blocks in searches.</param>
/// <param name="Searches">The searches in order.</param>
public sealed record FamilyModel(string Name, bool IsPublic, EquatableArray<VariantModel> Variants, EquatableArray<SearchModel> Searches)
{
    /// <summary>Returns the variants, then the networks that the searches declare.</summary>
    public IEnumerable<VariantModel> AllNetworks() => Variants.Concat(Searches.SelectMany(s => s.Networks));
}
