using System.CommandLine;
using System.CommandLine.Parsing;
using EffNet.Cli.Commands.Engines;
using EffNet.Cli.Commands.Export;
using EffNet.Cli.Reports;
using EffNet.Cli.Tables;
using EffNet.Language.Diagnostics;
using EffNet.Weights;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet export</c>: writes a variant with its weights as a file that other programs run.</summary>
internal static class ExportCommand
{
    private const string Summary = "Writes a variant and its weights as a file that other programs run.";

    private const string Details =
        """
        The extension of the output file selects the format:
          .onnx    ONNX, for ONNX Runtime, OpenVINO and CoreML
          .pt      TorchScript, which torch.jit.load reads in Python, C++ and TorchSharp
          .engine  an engine, which EffNet.Inference maps into memory

        The network has as many classes as the weights. The written file contains the preprocessing of images and the names of classes if they are known,
        which is the case for weights that EffNet saved, and for public weights under their original file names. For other weights, specify --size and
        --labels.

        Examples:
          effnet export models.effnet --variant B4 --weights b4.safetensors -o b4.onnx
          effnet export models.effnet --variant B0 --weights b0.pth -o b0.onnx --outputs logits,features --precision half
          effnet export models.effnet --variant B4 --weights b4.safetensors -o b4.pt
          effnet export models.effnet --variant B0 --weights b0.pth -o b0-training.pt --mode training
          effnet export models.effnet --variant B0 --weights b0.pth -o b0.engine --half-weights
          effnet export models.effnet --variant B0 --weights pets.pth -o pets.engine --size 224 --labels pets.txt

        Output:
          A summary, errors and warnings go to standard error. If the export fails, the file is not created or changed.

        Exit codes:
          0  the file is written
          1  a file cannot be read or written, the weights do not fit the variant, or there is no such variant
          2  the command line has errors

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var keepsNorms = new Option<bool>("--keep-batch-norms") { Description = "Do not fold batch norms into convolutions." };
        IExportFormat[] formats = [new OnnxExport(keepsNorms), new TorchScriptExport(keepsNorms), new EngineExport(keepsNorms)];
        var file = FileArgument.One();
        var variant = VariantOption.Create(file, "The variant, by its name (B0) or its type (EfficientNetB0); optional if the file declares only one.");
        var weights = new Option<string>("--weights") { Description = "The file with the weights: safetensors, PyTorch, TorchSharp or ONNX.", HelpName = "FILE", Required = true };
        weights.Validators.Add(PathValidation.Check);
        var output = OutputOption(formats);
        var stated = new StatedInfo();
        var json = JsonOption.Create("Print JSON: the file, its format and its size.");
        var command = new TaughtCommand("export", Summary, Details) { file, variant, weights, output, stated.Size, stated.Labels, keepsNorms };
        foreach (var option in formats.SelectMany(f => f.Options))
            command.Add(option);
        command.Add(json);
        command.Validators.Add(result =>
        {
            foreach (var format in formats)
                format.Validate(result);
            RefuseOptionsOfOthers(formats, result, output);
        });
        command.SetAction((result, cancellation) =>
        {
            var request = new Request(
                result.GetRequiredValue(file), result.GetValue(variant), result.GetRequiredValue(weights), result.GetRequiredValue(output),
                (info, classCount) => stated.Over(result, info, classCount), result.GetValue(json));
            return Task.FromResult(Run(request, Find(formats, request.Output)!, result, cancellation));
        });
        return command;
    }

    private static Option<string> OutputOption(IExportFormat[] formats)
    {
        var output = new Option<string>("--output", "-o") { Description = "The file to write; its extension selects the format.", HelpName = "FILE", Required = true };
        output.Validators.Add(PathValidation.Check);
        output.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { Length: > 0 } path }] && path != SourceFile.StandardInput && Find(formats, path) is null)
                result.AddError($"'{path}' has an unknown extension; expected {Words.Choice(formats.SelectMany(f => f.Endings))}.");
        });
        return output;
    }

    /// <summary>Reports options without an effect on the format, because they are probably a misunderstanding.</summary>
    private static void RefuseOptionsOfOthers(IExportFormat[] formats, CommandResult result, Option<string> output)
    {
        if (PathValidation.Given(result, output).FirstOrDefault() is not { } path || Find(formats, path) is not { } format)
            return;
        var specified = result.Children.OfType<OptionResult>().Where(o => !o.Implicit).Select(o => o.Option).ToList();
        foreach (var option in formats.Where(f => f != format).SelectMany(f => f.Options).Where(specified.Contains))
            result.AddError($"'{option.Name}' has no effect on {format.Name}; remove it.");
    }

    private static IExportFormat? Find(IExportFormat[] formats, string path) =>
        Array.Find(formats, f => f.Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    private static int Run(Request request, IExportFormat format, ParseResult result, CancellationToken cancellation)
    {
        var file = SourceFile.Load(request.File);
        file.WriteMessages(result.Error, DiagnosticSeverity.Warning);
        if (file.Model is null)
            return ExitCode.Failure;
        if (VariantOption.FindOne(file, request.Variant, out var problem) is not { } variant)
        {
            result.Error.WriteError(request.File, problem);
            return ExitCode.Failure;
        }

        try
        {
            if (TargetPath.AreOne(request.Output, request.Weights))
                throw new IOException($"'{request.Output}' is the file of the weights, which would be overwritten; specify another name with -o.");
            using var source = new ExportSource(request.File, variant, request.Weights, request.State);
            foreach (var warning in source.Warnings)
                result.Error.WriteMessage(new Message(request.Weights, DiagnosticSeverity.Warning, null, warning));
            var written = format.Write(source, request.Output, result, cancellation);
            Report(request, format, source, written, result);
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            result.Error.WriteError(request.Output, "Canceled; nothing was written.");
        }
        catch (Exception exception) when (exception is WeightFileException or WeightMismatchException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            result.Error.WriteError("effnet export", ExceptionText.Of(exception));
        }

        return ExitCode.Failure;
    }

    private static void Report(Request request, IExportFormat format, ExportSource source, string written, ParseResult result)
    {
        var files = format.FilesOf(request.Output, result);
        var bytes = files.Sum(LengthOf);
        if (request.Json)
            ToolJson.Write(
                new ExportReport(request.Output, format.Name, source.Variant.TypeName, source.Network.ClassCount, source.Network.Parameters, bytes),
                result.Output.Writer);
        else
            result.Error.Writer.WriteLine($"{string.Join(" and ", files)}: {written}, {Figures.Bytes(bytes)}");
    }

    /// <summary>Returns the length of a file. For a link, returns the length of its target.</summary>
    private static long LengthOf(string path) => new FileInfo(TargetPath.Of(path)).Length;

    /// <summary>The request of the command line.</summary>
    private sealed record Request(string File, string? Variant, string Weights, string Output, Func<WeightsInfo, long, WeightsInfo> State, bool Json);
}
