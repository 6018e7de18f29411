using System.Runtime.InteropServices;
using EffNet.Pictures;
using EffNet.Training;
using EffNet.Weights;

namespace FineTune;

/// <summary>Creates messages for expected errors, with the cause and the remedy but without a stack trace.</summary>
internal static class Failure
{
    /// <summary>Returns the message of an exception; <see langword="null"/> if the exception is a bug of this program, for which a stack trace is helpful.</summary>
    public static string? MessageOf(Exception exception) => exception switch
    {
        // The runtime appends the name of a method's parameter, which has no meaning on the command line.
        ArgumentException { ParamName: { } parameter } => exception.Message.Replace($" (Parameter '{parameter}')", string.Empty, StringComparison.Ordinal),
        WeightMismatchException => $"The weights do not fit the network. If they are for another network, specify it with --network.{Environment.NewLine}{exception.Message}",
        WeightFileException { Path: var path } when Path.GetFileName(path) == Path.GetFileName(ResultFiles.CheckpointIn(".")) =>
            $"{exception.Message} To start a new training, specify another folder with --output; "
            + $"--weights {Path.Combine(Path.GetDirectoryName(path)!, "best.safetensors")} starts from the best weights so far.",
        TrainingDivergedException => $"{exception.Message} Options of this program: --learning-rate, --epochs, --output.",
        ExternalException when exception.Message.Contains("memory", StringComparison.OrdinalIgnoreCase) =>
            $"libtorch does not have enough memory; use a smaller --batch-size. {exception.Message.Split('\n')[0]}",
        ExternalException => $"libtorch failed: {exception.Message.Split('\n')[0]}",
        ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException or WeightFileException or PictureException => exception.Message,
        _ => null,
    };
}
