using EffNet.Language.Model;

namespace EffNet.Cli;

/// <summary>How command lines name variants.</summary>
internal static class VariantNames
{
    /// <summary>Returns whether a user may mean a variant by a name or a type's name. No two names of a family differ by case only, so case is free.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="name">The name.</param>
    public static bool IsNamed(this VariantModel variant, string name) =>
        name.Equals(variant.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(variant.TypeName, StringComparison.OrdinalIgnoreCase);
}
