using System.CommandLine;
using EffNet.Cli.Description;
using EffNet.Cli.Reports;
using EffNet.Cli.Tables;
using EffNet.Language.Diagnostics;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet describe</c>: a file's variants with their costs and the candidates of its searches, as tables or JSON.</summary>
internal static class DescribeCommand
{
    private const string Summary = "Prints the costs and stages of variants, and the candidates of searches.";

    private const string Details =
        """
        Examples:
          effnet describe models.effnet --variant B0
          effnet describe models.effnet --json
          effnet describe - < models.effnet

        Output:
          Tables, or JSON. Tables fit the terminal: a narrow one leaves out columns and names them.
          Errors and warnings about the file go to standard error.

        Exit codes:
          0  success
          1  the file has errors, cannot be read, or has no such variant
          2  the command line has errors

        """;

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var file = FileArgument.OneOrInput();
        var variant = VariantOption.Create(file, "Only this variant, by its name (B0) or its type (EfficientNetB0), and no searches.");
        var json = JsonOption.Create("Print JSON instead of tables; broken variants are left out.");
        var command = new TaughtCommand("describe", Summary, Details) { file, variant, json };
        command.SetAction(result =>
        {
            var source = SourceFile.Load(result.GetRequiredValue(file), result.Input);
            return Describe(source, result.GetValue(variant), result.GetValue(json), result.Output, result.Error);
        });
        return command;
    }

    private static int Describe(SourceFile file, string? name, bool json, IAnsiConsole output, IAnsiConsole error)
    {
        file.WriteMessages(error, DiagnosticSeverity.Warning);
        if (file.Model is null)
            return ExitCode.Failure;

        var variants = VariantOption.Find(file, name, error);
        if (name is not null && variants.Count == 0)
            return ExitCode.Failure;

        var searches = name is null ? file.Searches : [];
        if (json)
            ToolJson.Write(FileDescription.Of(variants, searches), output.Writer);
        else
            DescriptionTables.Write(variants, searches, output);
        return file.ExitCode;
    }
}
