using EffNet.Language.Model;

namespace EffNet.Language.CSharp;

/// <summary>The first line of a variant's type: a module, or a class if the project does not reference the library of modules.</summary>
internal static class TypeDeclaration
{
    /// <summary>Returns the line.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="baseTypes">The base types of a module; <see langword="null"/> for a static class.</param>
    public static string Of(VariantModel variant, string? baseTypes) => baseTypes is null
        ? $"{SourceHeader.Accessibility(variant.IsPublic)} static partial class {variant.TypeName}"
        : $"{SourceHeader.Accessibility(variant.IsPublic)} sealed partial class {variant.TypeName} : {baseTypes}";
}
