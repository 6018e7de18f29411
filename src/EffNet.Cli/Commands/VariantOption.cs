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

    /// <summary>Returns the variants of <paramref name="file"/> that a user may mean by <paramref name="name"/>. No two names of a family differ by case only, so case is free.</summary>
    public static IReadOnlyList<VariantModel> Find(SourceFile file, string name) => [.. file.Variants.Where(v =>
        name.Equals(v.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(v.TypeName, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Returns the error about a name that no variant of <paramref name="file"/> has.</summary>
    public static string Unknown(SourceFile file, string name) => $"Unknown variant '{name}'; {DeclaredNames.List(file.Variants.Select(v => v.Name))}.";
}
