using System.Runtime.InteropServices;
using EffNet.Pictures;
using EffNet.Training;
using EffNet.Weights;

namespace FineTune;

/// <summary>Messages of what can go wrong: what happened and what to do, without a stack trace.</summary>
internal static class Failure
{
    /// <summary>Returns the message of an exception; <see langword="null"/> if it is a mistake of this program, which a stack trace helps to find.</summary>
    public static string? MessageOf(Exception exception) => exception switch
    {
        // The runtime appends the parameter of a method, which means nothing on the command line.
        ArgumentException { ParamName: { } parameter } => exception.Message.Replace($" (Parameter '{parameter}')", string.Empty, StringComparison.Ordinal),
        WeightMismatchException => $"The weights do not fit the network. If they are of another one, name it with --network.{Environment.NewLine}{exception.Message}",
        WeightFileException { Path: var path } when Path.GetFileName(path) == Path.GetFileName(ResultFiles.CheckpointIn(".")) =>
            $"{exception.Message} Begin a new training in another folder with --output; "
            + $"--weights {Path.Combine(Path.GetDirectoryName(path)!, "best.safetensors")} starts from the best weights so far.",
        TrainingDivergedException => $"{exception.Message} The options are --learning-rate, --epochs and --output.",
        ExternalException => $"libtorch failed: {exception.Message.Split('\n')[0]} If memory is short, use a smaller --batch-size.",
        ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException or WeightFileException or PictureException => exception.Message,
        _ => null,
    };
}
