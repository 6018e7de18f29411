using System.CommandLine;
using EffNet.Cli.Description;
using EffNet.Cli.Layers;
using EffNet.Cli.Paper;
using EffNet.Cli.Reports;
using EffNet.Cli.Tables;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Networks;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary>
/// <c>effnet describe</c>: prints a file's variants with their costs and the candidates of its searches, or the layers of its variants, in several formats.
/// </summary>
internal static class DescribeCommand
{
    private const string Summary = "Prints the costs, stages and layers of variants, and the candidates of searches.";

    private const string Details =
        """
        Examples:
          effnet describe models.effnet --variant B0
          effnet describe models.effnet --json
          effnet describe models.effnet --variant B0 --layers
          effnet describe models.effnet --layers --csv > layers.csv
          effnet describe models.effnet --variant B0 --layers --as thop --markdown
          effnet describe models.effnet --paper
          effnet describe - < models.effnet

        Output:
          Tables, or JSON. If a table is too wide for the terminal, columns are left out, and their names are listed below the table.
          With --layers, a row for each layer. The receptive field is the window of the image, in pixels, on which an output position depends. It is
          'whole image' for a mean over all positions, such as in a squeeze-and-excitation gate, and for all layers that depend on the mean. Intensity
          is the number of multiply-adds per byte of inputs, outputs and parameters, at batch size 1 and in single precision.
          --as changes how parameters and FLOPS are counted, and prints an explanation: paper (multiply-adds of convolutions and linear layers),
          thop (batch norms too), flopcounter (two for each multiply-add), keras (running statistics as parameters).
          With --paper, the networks with which the paper's Table 2 compares EfficientNet, each below the variant of similar accuracy. For parameters and
          FLOPS, the table has two ratios: to the exact costs of the file's variants B0 to B7, and as the paper prints them.
          Errors and warnings about the file go to standard error; with --csv, so does the explanation of --as.

        Exit codes:
          0  success
          1  the file has errors, cannot be read or has no such variant, or, with --paper, has none of the paper's variants
          2  the command line has errors

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var file = FileArgument.OneOrInput();
        var options = new DescribeOptions(file);
        var command = new TaughtCommand("describe", Summary, Details) { file };
        foreach (var option in options.All)
            command.Add(option);
        command.Validators.Add(options.Check);
        command.SetAction(result => Describe(SourceFile.Load(result.GetRequiredValue(file), result.Input), options.Read(result), result.Output, result.Error));
        return command;
    }

    private static int Describe(SourceFile file, DescribeRequest request, IAnsiConsole output, IAnsiConsole error)
    {
        file.WriteMessages(error, DiagnosticSeverity.Warning);
        if (file.Model is null)
            return ExitCode.Failure;

        var variants = request.Variant is { } name ? VariantOption.Find(file, name) : [.. file.Variants];
        if (request.Variant is { } unknown && variants.Count == 0)
        {
            error.WriteError(file.Path, VariantOption.Unknown(file, unknown));
            return ExitCode.Failure;
        }

        if (request.Paper)
            return WritePaper(file, variants, request, output, error);
        if (request.Layers)
            WriteLayers(variants, request, output, error);
        else
            WriteStages(variants, request.Variant is null ? file.Searches : [], request, output);
        return file.ExitCode;
    }

    private static int WritePaper(SourceFile file, IReadOnlyList<VariantModel> variants, DescribeRequest request, IAnsiConsole output, IAnsiConsole error)
    {
        var description = PaperDescription.Of(variants);
        if (description.Families.Count == 0)
        {
            error.WriteError(file.Path, ExplainAbsence(variants));
            return ExitCode.Failure;
        }

        if (request.Format is LayerFormat.Json)
            ToolJson.Write(description, output.Writer);
        else
            PaperTables.Write(description, output);
        return file.ExitCode;
    }

    /// <summary>Returns the reason why no variant can be compared with the paper's networks.</summary>
    private static string ExplainAbsence(IEnumerable<VariantModel> variants) =>
        string.Join(", ", variants.Where(BaselineComparison.HasRow).Select(v => v.Name).Distinct()) is { Length: > 0 } broken
            ? $"These variants of the paper's Table 2 have errors and no network: {broken}; correct the errors in the file."
            : "No variant of the file is in the paper's Table 2; expected variants named B0 to B7, as in the file that 'effnet new efficientnet' writes.";

    private static void WriteStages(IReadOnlyList<VariantModel> variants, IEnumerable<SearchModel> searches, DescribeRequest request, IAnsiConsole output)
    {
        if (request.Format is LayerFormat.Json)
            ToolJson.Write(FileDescription.Of(variants, searches), output.Writer);
        else
            DescriptionTables.Write(variants, searches, output);
    }

    private static void WriteLayers(IReadOnlyList<VariantModel> variants, DescribeRequest request, IAnsiConsole output, IAnsiConsole error)
    {
        var sheets = LayerSheet.Of(variants, request.Convention);
        switch (request.Format)
        {
            case LayerFormat.Json:
                ToolJson.Write(LayersDescription.Of(variants, request.Convention), output.Writer);
                break;
            case LayerFormat.Csv:
                LayerCsv.Write(sheets, output.Writer);
                if (request.Convention != CostConvention.Paper)
                    error.WriteProse(request.Convention.Difference);
                break;
            case LayerFormat.Markdown:
                LayerMarkdown.Write(sheets, request.Convention, output.Writer);
                break;
            case LayerFormat.Latex:
                LayerLatex.Write(sheets, request.Convention, output.Writer);
                break;
            default:
                DescriptionTables.WriteAbsent(variants, output);
                LayerTables.Write(sheets, request.Convention, output);
                break;
        }
    }
}
