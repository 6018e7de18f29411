using System.CommandLine;
using System.Globalization;
using EffNet.Cli.Export;
using EffNet.Cli.Reports;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Weights;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet export</c>: a variant with its weights as a model for other programs.</summary>
internal static class ExportCommand
{
    private const string Summary = "Exports a variant with its weights to ONNX.";

    private const string Details =
        """
        Examples:
          effnet export models.effnet --variant B4 --weights b4.safetensors -o b4.onnx
          effnet export models.effnet --variant B0 --weights b0.pth -o b0.onnx --outputs logits,features
          effnet export models.effnet --variant B0 --weights b0.pth -o b0.onnx --pictures --precision half

        Output:
          The model. A line about it goes to standard error, or JSON to standard output.

        Exit codes:
          0  the model is written
          1  the file has errors or no such variant, the weights do not fit it, or the model cannot be written
          2  the command line has errors

        """;

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var file = FileArgument.One();
        var options = new ExportOptions(file);
        var json = JsonOption.Create("Print JSON: the model, its type, classes, parameters, bytes and outputs.");
        var command = new TaughtCommand("export", Summary, Details) { file };
        foreach (var option in options.All)
            command.Add(option);
        command.Add(json);
        command.SetAction(result => Run(SourceFile.Load(result.GetRequiredValue(file)), options.Read(result), result.GetValue(json), result.Output, result.Error));
        return command;
    }

    private static int Run(SourceFile file, ExportRequest request, bool json, IAnsiConsole output, IAnsiConsole error)
    {
        file.WriteMessages(error, DiagnosticSeverity.Warning);
        if (file.Model is null)
            return ExitCode.Failure;
        if (Find(file, request.Variant, error) is not { } variant)
            return ExitCode.Failure;
        try
        {
            Report(NetworkExport.Run(file, variant, request), json, output, error);
            return file.ExitCode;
        }
        catch (Exception exception) when (exception is WeightFileException or WeightMismatchException)
        {
            error.WriteError(request.Weights, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            error.WriteError(request.Output, exception.Message);
        }

        return ExitCode.Failure;
    }

    private static void Report(ExportReport report, bool json, IAnsiConsole output, IAnsiConsole error)
    {
        if (json)
            ToolJson.Write(report, output.Writer);
        else
            error.Writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Model}: {report.Type}, {report.ClassCount:N0} classes, {report.Parameters:N0} parameters, {report.Bytes:N0} bytes"));
    }

    private static VariantModel? Find(SourceFile file, string? name, IAnsiConsole error)
    {
        IReadOnlyList<VariantModel> variants = name is null ? [.. file.Variants] : VariantOption.Find(file, name);
        switch (variants)
        {
            case [{ Network: not null } variant]:
                return variant;
            case [var broken]:
                error.WriteError(file.Path, $"Variant '{broken.Name}' has errors and cannot be exported.");
                return null;
            case []:
                error.WriteError(file.Path, name is null ? "The file declares no variant." : VariantOption.Unknown(file, name));
                return null;
            default:
                error.WriteError(file.Path, $"Specify one variant with --variant; {DeclaredNames.List(variants.Select(v => v.Name))}.");
                return null;
        }
    }
}
