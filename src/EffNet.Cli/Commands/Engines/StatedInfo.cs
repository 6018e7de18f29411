using System.CommandLine;
using EffNet.Pictures;
using EffNet.Weights;

namespace EffNet.Cli.Commands.Engines;

/// <summary>
/// The options <c>--size</c> and <c>--labels</c>, for information that a file of weights may not contain: the preprocessing of images and the names of classes.
/// </summary>
internal sealed class StatedInfo
{
    /// <summary>Initializes a new instance of the <see cref="StatedInfo"/> class.</summary>
    public StatedInfo() => Labels.Validators.Add(PathValidation.Check);

    /// <summary>Gets the option <c>--size</c>.</summary>
    public Option<string> Size { get; } = CountOption.Create(
        "--size",
        "PIXELS",
        "Use the paper's preprocessing for networks trained from scratch, for an input of this height and width; by default, the preprocessing in the file of the weights.");

    /// <summary>Gets the option <c>--labels</c>.</summary>
    public Option<string> Labels { get; } = TextOption.Create(
        "--labels", "FILE", "A file with one class name per line, in the order of the outputs; by default, the class names in the file of the weights.");

    /// <summary>Returns the information about the weights. Values that the command line specifies replace the values of the file.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="info">The information in the file.</param>
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
            $"'{path}' has {names.Length:N0} class names, but the network has {classCount:N0} classes; write one name per line, in the order of the outputs.");
    }
}
