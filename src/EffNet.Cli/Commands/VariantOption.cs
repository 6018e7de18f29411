using System.CommandLine;
using EffNet.Cli.Completion;
using EffNet.Language.Model;

namespace EffNet.Cli.Commands;

/// <summary><c>--variant</c>, which names a variant of a file by its name or its type.</summary>
internal static class VariantOption
{
    /// <summary>Declares it.</summary>
    /// <param name="description">What it is for.</param>
    public static Option<string> Create(string description) => new("--variant") { Description = description, HelpName = "NAME" };

    /// <summary>Declares it, and completes it with the variants of the file that <paramref name="file"/> names.</summary>
    public static Option<string> Create(Argument<string> file, string description)
    {
        var variant = Create(description);
        NameCompletions.Add(variant, file, f => f.Variants.Select(v => v.Name));
        return variant;
    }

    /// <summary>Returns the variants, and networks of searches, of <paramref name="file"/> that a user may mean by <paramref name="name"/>. No two names of a family differ by case only, so case is free.</summary>
    public static IReadOnlyList<VariantModel> Find(SourceFile file, string name) => [.. file.Networks.Where(v =>
        name.Equals(v.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(v.TypeName, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Returns the one variant of <paramref name="file"/> that a user means; <see langword="null"/> and the error, if it has no network or several are meant.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">The name; <see langword="null"/> if none was specified, which is enough for a file with one variant.</param>
    /// <param name="problem">The error.</param>
    public static VariantModel? FindOne(SourceFile file, string? name, out string problem)
    {
        IReadOnlyList<VariantModel> variants = name is null ? [.. file.Variants] : Find(file, name);
        problem = (variants, name) switch
        {
            ([], null) => "The file declares no variant.",
            ([], _) => Unknown(file, name),
            ([{ Network: null, Name: var broken }], _) => $"Variant '{broken}' has errors and no network.",
            ([_], _) => string.Empty,
            (_, null) => $"The file declares {variants.Count:N0} variants; specify one with --variant: {string.Join(", ", variants.Select(v => v.Name).Distinct())}.",
            _ => $"{variants.Count:N0} variants are called '{name}'; specify one with --variant, by its type: {string.Join(", ", variants.Select(v => v.TypeName))}.",
        };
        return problem.Length == 0 ? variants[0] : null;
    }

    /// <summary>Returns the error about a name that no variant of <paramref name="file"/> has.</summary>
    public static string Unknown(SourceFile file, string name) => $"Unknown variant '{name}'; {DeclaredNames.List(file.Variants.Select(v => v.Name))}.";
}
