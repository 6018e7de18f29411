using System.CommandLine;
using EffNet.Cli.Completion;
using EffNet.Language.Model;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>--variant</c>, which names one variant of a file.</summary>
internal static class VariantOption
{
    /// <summary>Declares it.</summary>
    /// <param name="file">The argument with the file, whose variants complete it.</param>
    /// <param name="description">What a command does with the variant.</param>
    public static Option<string> Create(Argument<string> file, string description)
    {
        var variant = new Option<string>("--variant") { Description = description, HelpName = "NAME" };
        NameCompletions.Add(variant, file, f => f.Variants.Select(v => v.Name));
        return variant;
    }

    /// <summary>Finds the variants that a name means; all if it is <see langword="null"/>. If there are none, that is reported.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">The name.</param>
    /// <param name="error">Where an unknown name is reported.</param>
    public static IReadOnlyList<VariantModel> Find(SourceFile file, string? name, IAnsiConsole error)
    {
        var found = file.Variants.Where(v => name is null || IsCalled(v, name)).ToList();
        if (found.Count == 0 && name is not null)
            error.WriteError(file.Path, $"Unknown variant '{name}'; {DeclaredNames.List(file.Variants.Select(v => v.Name))}.");
        return found;
    }

    /// <summary>Whether a user may mean <paramref name="variant"/>; no two names of a family differ by case only, so case is free.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="name">The name that the user gave.</param>
    public static bool IsCalled(VariantModel variant, string name) =>
        name.Equals(variant.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(variant.TypeName, StringComparison.OrdinalIgnoreCase);
}
