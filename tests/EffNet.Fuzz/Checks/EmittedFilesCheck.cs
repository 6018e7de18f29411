using EffNet.Language.CSharp;
using EffNet.Language.Model;

namespace EffNet.Fuzz.Checks;

/// <summary>Checks emitted code: there is one file for each type, its text is complete, and a variant with an error has no network.</summary>
internal static class EmittedFilesCheck
{
    private const string ErrorOnUse = "error: true)]";

    public static IEnumerable<Flaw> Find(FileModel model, IReadOnlyList<EmittedFile> files)
    {
        var types = model.Families
            .SelectMany(f => f.Variants.Select(v => v.TypeName).Concat(f.Searches.SelectMany(s => s.Networks.Select(n => n.TypeName).Prepend(s.TypeName))).Append(f.Name))
            .ToList();
        if (!files.Select(f => f.Name).SequenceEqual(types.Select(FileName)))
            yield return new Flaw("emitted files", $"The files {string.Join(", ", files.Select(f => f.Name))} were emitted for the types {string.Join(", ", types)}.");
        foreach (var name in files.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            yield return new Flaw("file emitted twice", name.Key);
        foreach (var file in files.Where(f => f.Text.Contains('\r', StringComparison.Ordinal) || !f.Text.EndsWith('\n') || !IsWhole(f.Text)))
            yield return new Flaw("emitted text", $"{file.Name} contains a carriage return or half a surrogate pair, or does not end with a line feed.");
        foreach (var flaw in model.Families.SelectMany(family => FindBrokenUses(family, files)))
            yield return flaw;
    }

    private static IEnumerable<Flaw> FindBrokenUses(FamilyModel family, IReadOnlyList<EmittedFile> files)
    {
        var list = files.FirstOrDefault(f => f.Name == FileName(family.Name))?.Text ?? string.Empty;
        foreach (var variant in family.Variants)
        {
            var isSkeleton = files.FirstOrDefault(f => f.Name == FileName(variant.TypeName))?.Text.Contains(ErrorOnUse, StringComparison.Ordinal) ?? true;
            var isListed = list.Contains($"    {variant.TypeName}.Variant,", StringComparison.Ordinal);
            if (isSkeleton != variant.Broken is not null || isListed == isSkeleton)
            {
                yield return new Flaw(
                    "skeleton",
                    $"{variant.TypeName} must be a skeleton if it has an error; otherwise, it must be listed. "
                        + $"Error: {variant.Broken is not null}, skeleton: {isSkeleton}, listed: {isListed}.");
            }
        }
    }

    private static string FileName(string type) => $"{type}.g.cs";

    /// <summary>Returns true if every surrogate is part of a pair. Files are written as UTF-8, which cannot contain single surrogates.</summary>
    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i]))
                return false;
        }

        return true;
    }
}
