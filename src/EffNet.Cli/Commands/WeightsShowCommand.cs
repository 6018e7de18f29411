using System.CommandLine;
using System.Globalization;
using EffNet.Cli.Reports;
using EffNet.Cli.Tables;
using EffNet.Weights;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet weights show</c>: prints the tensors of a file of weights.</summary>
internal static class WeightsShowCommand
{
    private const string Summary = "Lists the tensors in a file of weights.";

    private const string Details =
        """
        Examples:
          effnet weights show model.safetensors
          effnet weights show checkpoint.pth --json

        Output:
          A table with the names, types and shapes of the tensors, a summary, and the metadata. If the file has several dictionaries, names begin with the
          keys of their dictionary, which can be used for WeightLoadOptions.From. --json adds the size of each tensor in bytes.

        Exit codes:
          0  success
          1  the file cannot be read, or is not a file of weights
          2  the command line has errors

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var path = new Argument<string>("FILE") { Description = "The file: safetensors, PyTorch or TorchSharp." };
        path.Validators.Add(PathValidation.Check);
        var json = JsonOption.Create("Print JSON: the format, the metadata, and the tensors.");
        var command = new TaughtCommand("show", Summary, Details) { path, json };
        command.SetAction(result => Show(result.GetRequiredValue(path), result.GetValue(json), result));
        return command;
    }

    private static int Show(string path, bool json, ParseResult result)
    {
        try
        {
            using var reader = WeightReader.Open(path);
            if (json)
                ToolJson.Write(WeightFileReport.Of(path, reader), result.Output.Writer);
            else
                Write(path, reader, result.Output);
            return ExitCode.Success;
        }
        catch (Exception exception) when (exception is WeightFileException or IOException or UnauthorizedAccessException)
        {
            result.Error.WriteError("effnet weights", exception.Message);
            return ExitCode.Failure;
        }
    }

    private static void Write(string path, WeightReader reader, IAnsiConsole output)
    {
        var table = new PlainTable().Words("Name").Words("Type", leaveOut: 1).Words("Shape");
        foreach (var tensor in reader.Tensors)
            table.AddRow(DisplayName.Of(tensor.Name), DisplayName.Of(tensor.Type.Name), TensorShape.Of(tensor.Shape));
        output.Write(table);
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{path}: {reader.Format}, {reader.Tensors.Count:N0} tensors, {reader.Tensors.Sum(t => t.Count):N0} numbers, {reader.Tensors.Sum(t => t.Length):N0} bytes"));
        foreach (var (name, text) in reader.Metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
            output.WriteLine($"{DisplayName.Of(name)}: {DisplayName.Of(text)}");
    }
}
