using System.CommandLine;
using EffNet.Pictures;
using EffNet.Weights;

namespace EffNet.Cli.Commands.Engines;

/// <summary>
/// The options <c>--size</c> and <c>--labels</c>, for facts that a file of weights may not contain: the preprocessing of images and the names of classes.
/// </summary>
internal sealed class StatedInfo
{
    /// <summary>Initializes a new instance of the <see cref="StatedInfo"/> class.</summary>
    public StatedInfo() => Labels.Validators.Add(PathValidation.Check);

    /// <summary>Gets the option <c>--size</c>.</summary>
    public Option<string> Size { get; } = CountOption.Create(
        "--size",
        "PIXELS",
        "Use the paper's preprocessing for networks trained from scratch, for an input of this height and width; by default, the file of the weights specifies it.");

    /// <summary>Gets the option <c>--labels</c>.</summary>
    public Option<string> Labels { get; } = TextOption.Create(
        "--labels", "FILE", "A file with the name of a class in each line, in the order of the outputs; by default those that the weights state.");

    /// <summary>Returns the facts about weights that the command line specifies, and those of the file for the rest.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="info">The facts in the file.</param>
    /// <param name="classCount">The number of classes of the network.</param>
    /// <exception cref="ArgumentException">The number of labels differs from the number of classes.</exception>
    /// <exception cref="IOException">The file of labels cannot be read.</exception>
    public WeightsInfo Over(ParseResult result, WeightsInfo info, long classCount) => info with
    {
        Preprocessing = CountOption.ValueOf(result, Size) is { } size ? Preprocessing.ForTrainingFromScratch(size) : info.Preprocessing,
        ClassNames = result.GetValue(Labels) is { } path ? Read(path, classCount) : info.ClassNames,
    };

    private static string[] Read(string path, long classCount)
    {
        string[] names = [.. File.ReadAllLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)];
        return names.Length == classCount ? names : throw new ArgumentException(
            $"'{path}' has {names.Length:N0} lines with names, and the network has {classCount:N0} classes; write one name for each, in the order of the outputs.");
    }
}
