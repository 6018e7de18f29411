using System.CommandLine;
using EffNet.Pictures;
using EffNet.Weights;

namespace EffNet.Cli.Commands.Engines;

/// <summary><c>--size</c> and <c>--labels</c>, which state what a file of weights may not: how pictures are prepared, and what the classes are called.</summary>
internal sealed class StatedInfo
{
    /// <summary>Initializes a new instance of the class.</summary>
    public StatedInfo() => Labels.Validators.Add(PathValidation.Check);

    /// <summary>Gets <c>--size</c>.</summary>
    public Option<string> Size { get; } = CountOption.Create(
        "--size", "PIXELS", "Pictures are prepared as the paper does for networks trained from scratch, for an input of this height and width; by default as the weights state.");

    /// <summary>Gets <c>--labels</c>.</summary>
    public Option<string> Labels { get; } = TextOption.Create(
        "--labels", "FILE", "A file with the name of a class in each line, in the order of the outputs; by default those that the weights state.");

    /// <summary>Returns what is known of weights: what the command line states, or else what their file states.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="info">What the file states.</param>
    /// <param name="classCount">How many classes the network has.</param>
    /// <exception cref="ArgumentException">There is not one label for each class.</exception>
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
