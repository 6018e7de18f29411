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
        WeightMismatchException => $"{exception.Message} Name the network of the weights with --network.",
        ExternalException => $"libtorch failed: {exception.Message.Split('\n')[0]} If memory is short, use a smaller --batch-size.",
        ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException or WeightFileException or PictureException or TrainingDivergedException => exception.Message,
        _ => null,
    };
}
