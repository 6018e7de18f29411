using System.CommandLine;
using System.Text.Json;
using EffNet.Cli.Description;
using EffNet.Cli.Tables;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet describe</c>: what a file's variants are and cost and its searches find, for people as tables and for programs as JSON.</summary>
internal static class DescribeCommand
{
    private const string Description =
        """
        Prints the variants of a file with their costs, the scaled stages of each, and the candidates of searches.
        Mistakes in the file go to the error stream.

        Example:
          effnet describe models.effnet --variant B0
        """;

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var file = FileArgument.One();
        var variant = new Option<string>("--variant")
        {
            Description = "Only this variant, and no search, by its name (B0) or its type's (EfficientNetB0).",
            HelpName = "NAME",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of tables; broken variants are left out." };
        var command = new Command("describe", Description) { file, variant, json };
        command.SetAction(result =>
        {
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            return Run(result.GetRequiredValue(file), result.GetValue(variant), result.GetValue(json), output, error);
        });
        return command;
    }

    private static int Run(string path, string? name, bool json, TextWriter output, TextWriter error)
    {
        var file = SourceFile.Load(path);
        file.WriteMessages(error, DiagnosticSeverity.Warning);
        if (file.Model is null)
            return ExitCode.Failure;

        var variants = file.Variants.Where(v => name is null || IsCalled(v, name)).ToList();
        if (name is not null && variants.Count == 0)
        {
            error.WriteLine(CanonicalMessage.ForPath(path, $"There is no variant '{name}'; {ListKnown(file)}."));
            return ExitCode.Failure;
        }

        var searches = name is null ? file.Searches : [];
        if (json)
            WriteJson(variants, searches, output);
        else
            DescriptionTables.Write(variants, searches, PlainConsole.Create(output));
        return file.ExitCode;
    }

    /// <summary>Whether a user may mean <paramref name="variant"/>; no two names of a family differ by case only, so case is free.</summary>
    private static bool IsCalled(VariantModel variant, string name) =>
        name.Equals(variant.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(variant.TypeName, StringComparison.OrdinalIgnoreCase);

    private static string ListKnown(SourceFile file)
    {
        var names = file.Variants.Select(v => v.Name).Distinct().ToList();
        return names.Count == 0 ? "the file declares none" : $"the file declares {string.Join(", ", names)}";
    }

    private static void WriteJson(IEnumerable<VariantModel> variants, IEnumerable<SearchModel> searches, TextWriter output) =>
        output.WriteLine(JsonSerializer.Serialize(FileDescription.Of(variants, searches), DescriptionJson.Default.FileDescription));
}
