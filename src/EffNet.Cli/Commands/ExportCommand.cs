using System.CommandLine;
using EffNet.Cli.Commands.Export;
using EffNet.Cli.Reports;
using EffNet.Cli.Tables;
using EffNet.Language.Diagnostics;
using EffNet.Weights;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet export</c>: a variant with its weights, as a file that other programs run.</summary>
internal static class ExportCommand
{
    private const string Summary = "Writes a variant and its weights as a file that other programs run.";

    private const string Details =
        """
        The ending of the output names the format:
          .pt  TorchScript, which torch.jit.load reads in Python, C++ and TorchSharp

        The network has as many classes as the file of the weights.

        Examples:
          effnet export models.effnet --variant B4 --weights b4.safetensors -o b4.pt
          effnet export models.effnet --variant B0 --weights b0.pth -o b0-training.pt --mode training

        Output:
          What was written, errors and warnings go to standard error. The file is complete or is not there.

        Exit codes:
          0  the file is written
          1  a file cannot be read or written, the weights are not of this variant, or there is no such variant
          2  the command line has errors

        """;

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        IExportFormat[] formats = [new TorchScriptExport()];
        var file = FileArgument.One();
        var variant = VariantOption.Create(file, "The variant, by its name (B0) or its type (EfficientNetB0).");
        variant.Required = true;
        var weights = new Option<string>("--weights") { Description = "The file with the weights: safetensors, PyTorch or TorchSharp.", HelpName = "FILE", Required = true };
        weights.Validators.Add(PathValidation.Check);
        var output = OutputOption(formats);
        var json = JsonOption.Create("Print JSON: the file, its format and its size.");
        var command = new TaughtCommand("export", Summary, Details) { file, variant, weights, output };
        foreach (var option in formats.SelectMany(f => f.Options))
            command.Add(option);
        command.Add(json);
        command.Validators.Add(result =>
        {
            foreach (var format in formats)
                format.Validate(result);
        });
        command.SetAction((result, cancellation) =>
        {
            var request = new Request(
                result.GetRequiredValue(file), result.GetRequiredValue(variant), result.GetRequiredValue(weights), result.GetRequiredValue(output), result.GetValue(json));
            return Task.FromResult(Run(request, Find(formats, request.Output)!, result, cancellation));
        });
        return command;
    }

    private static Option<string> OutputOption(IExportFormat[] formats)
    {
        var output = new Option<string>("--output", "-o") { Description = "The file to write; its ending names the format.", HelpName = "FILE", Required = true };
        output.Validators.Add(PathValidation.Check);
        output.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { Length: > 0 } path }] && path != SourceFile.StandardInput && Find(formats, path) is null)
                result.AddError($"'{path}' does not end in {string.Join(" or ", formats.SelectMany(f => f.Endings))}.");
        });
        return output;
    }

    private static IExportFormat? Find(IExportFormat[] formats, string path) =>
        Array.Find(formats, f => f.Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    private static int Run(Request request, IExportFormat format, ParseResult result, CancellationToken cancellation)
    {
        var file = SourceFile.Load(request.File);
        file.WriteMessages(result.Error, DiagnosticSeverity.Warning);
        if (file.Model is null)
            return ExitCode.Failure;
        var variants = VariantOption.Find(file, request.Variant, result.Error);
        if (variants is not [{ Network: not null } variant])
        {
            if (variants is [{ Name: var broken }])
                result.Error.WriteError(request.File, $"Variant '{broken}' has errors and no network.");
            else if (variants.Count > 1)
                result.Error.WriteError(request.File, $"Several variants are called '{request.Variant}'; specify one of the types {string.Join(", ", variants.Select(v => v.TypeName))}.");
            return ExitCode.Failure;
        }

        try
        {
            using var source = new ExportSource(variant, request.Weights);
            foreach (var warning in source.Warnings)
                result.Error.WriteMessage(new Message(request.Weights, DiagnosticSeverity.Warning, null, warning));
            Report(request, format, format.Write(source, request.Output, result, cancellation), result);
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            result.Error.WriteError(request.Output, "Canceled; nothing was written.");
        }
        catch (Exception exception) when (exception is WeightFileException or WeightMismatchException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            result.Error.WriteError("effnet export", exception.Message);
        }

        return ExitCode.Failure;
    }

    private static void Report(Request request, IExportFormat format, string written, ParseResult result)
    {
        var bytes = new FileInfo(request.Output).Length;
        if (request.Json)
            ToolJson.Write(new ExportReport(request.Output, format.Name, bytes), result.Output.Writer);
        result.Error.Writer.WriteLine($"{request.Output}: {written}, {Figures.Bytes(bytes)}");
    }

    /// <summary>What the command line asks for.</summary>
    private sealed record Request(string File, string Variant, string Weights, string Output, bool Json);
}
