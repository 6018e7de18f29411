using System.CommandLine;
using EffNet.Cli.Completion;
using EffNet.Language.Model;

namespace EffNet.Cli.Commands;

/// <summary>
/// The option <c>--variant</c>, which names a variant of a file, or a candidate of a search with <c>networks: all;</c>, by its name or its type.
/// </summary>
internal static class VariantOption
{
    /// <summary>Creates the option.</summary>
    /// <param name="description">The description of the option.</param>
    public static Option<string> Create(string description) => new("--variant") { Description = description, HelpName = "NAME" };

    /// <summary>Creates the option with completions: the networks of the file that <paramref name="file"/> names.</summary>
    public static Option<string> Create(Argument<string> file, string description)
    {
        var variant = Create(description);
        NameCompletions.Add(variant, file, f => f.Networks.Select(n => n.Name));
        return variant;
    }

    /// <summary>Returns the variants and candidates of <paramref name="file"/> that <paramref name="name"/> may refer to.</summary>
    public static IReadOnlyList<VariantModel> Find(SourceFile file, string name) => [.. file.Networks.Where(n => n.IsCalled(name)).Select(n => n.Model)];

    /// <summary>
    /// Returns the variant of <paramref name="file"/> that the user refers to; <see langword="null"/> and an error if no variant has this name, the variant has
    /// no network, or the name is ambiguous.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="name">The name; <see langword="null"/> if none was specified, which is valid if the file has only one variant.</param>
    /// <param name="problem">The error.</param>
    public static VariantModel? FindOne(SourceFile file, string? name, out string problem)
    {
        IReadOnlyList<VariantModel> variants = name is null ? [.. file.Variants] : Find(file, name);
        problem = (variants, name) switch
        {
            ([], null) => "The file declares no variant." + DescribeCandidates(file),
            ([], _) => Unknown(file, name),
            ([{ Network: null, Name: var broken }], _) => $"Variant '{broken}' has errors and no network; correct the errors in the file.",
            ([_], _) => string.Empty,
            (_, null) => $"The file declares {variants.Count:N0} variants; specify one with --variant: {string.Join(", ", variants.Select(v => v.Name).Distinct())}.",
            _ => $"{variants.Count:N0} variants have the name '{name}'; specify the type of one with --variant: {string.Join(", ", variants.Select(NamedNetwork.FullNameOf))}.",
        };
        return problem.Length == 0 ? variants[0] : null;
    }

    /// <summary>Returns the error about a name that no variant or candidate of <paramref name="file"/> has.</summary>
    public static string Unknown(SourceFile file, string name) => $"Unknown variant '{name}'; {DeclaredNames.OfNetworks(file.Model?.Families ?? default)}.";

    /// <summary>Returns a sentence with the candidates that can be specified, for a file without variants; empty if there are no candidates.</summary>
    public static string DescribeCandidates(SourceFile file) =>
        string.Join(", ", file.Searches.SelectMany(DeclaredNames.OfCandidates)) is { Length: > 0 } names ? $" Specify a candidate with --variant: {names}." : string.Empty;
}
