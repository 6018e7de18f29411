using System.CommandLine;
using System.Globalization;
using EffNet.Cli.Reports;
using EffNet.Cli.Tables;
using EffNet.Explanation;
using EffNet.Inference;
using EffNet.Pictures;
using EffNet.Weights;

namespace EffNet.Cli.Commands.Engines;

/// <summary><c>effnet cam</c>: draws the class activation map of an image.</summary>
internal static class CamCommand
{
    private const string Summary = "Draws the regions of an image that indicate a class.";

    private const string Details =
        """
        The map is the class activation map (CAM) of Zhou et al. (2016): the sum of the feature maps before global average pooling, weighted with the
        classifier's weights of the class. It is drawn over the part of the image that the network reads.

        Examples:
          effnet cam models.effnet --variant B0 --weights b0.safetensors cat.jpg -o map.png
          effnet cam models.effnet --variant B0 --weights b0.safetensors cat.jpg -o map.png --class tabby

        Output:
          A PNG, JPEG or WebP image. The class and its probability go to standard error, or with --json to standard output.

        Exit codes:
          0  the image is written
          1  a file cannot be read or written, the weights do not fit the variant, or there is no such variant or class
          2  the command line has errors

        """;

    private static readonly string[] s_endings = [".png", ".jpg", ".jpeg", ".webp"];

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var engine = new EngineArguments();
        var image = new Argument<string>("IMAGE") { Description = "A JPEG, PNG or WebP file." };
        image.Validators.Add(PathValidation.Check);
        var output = new Option<string>("--output", "-o") { Description = "The image to write; its name ends in .png, .jpg or .webp.", HelpName = "FILE", Required = true };
        output.Validators.Add(PathValidation.Check);
        TextOption.Refuse(
            output,
            name => s_endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? null : $"'{name}' has an unknown extension; expected .png, .jpg or .webp.");
        var named = TextOption.Create("--class", "NAME", "The class, by its name or its number from 0; by default, the class with the highest score.");
        var json = JsonOption.Create("Print JSON: the class, its probability, and the map.");
        var command = new TaughtCommand("cam", Summary, Details) { engine.File, image };
        foreach (var option in (Option[])[.. engine.Options, named, output, json])
            command.Add(option);
        command.SetAction(result => engine.Run(result, "effnet cam", (network, options) =>
        {
            var map = Draw(network, options, result.GetRequiredValue(image), result.GetValue(named), result.GetRequiredValue(output));
            Report(map, result.GetRequiredValue(output), result, result.GetValue(json));
            return ExitCode.Success;
        }));
        return command;
    }

    private static ActivationMap Draw(InferenceEngine engine, PredictionOptions options, string path, string? named, string output)
    {
        if (TargetPath.AreOne(path, output))
            throw new ArgumentException("The map would overwrite the image; specify another name with -o.");
        var picture = PictureFile.Load(path, options.LoadOptions);
        var found = engine.Cam(picture, IndexOf(engine, options.ClassNames, named), options.Preprocessing);
        var map = new ActivationMap(found.ClassIndex, options.ClassNames?[found.ClassIndex], found.Probability, found.Height, found.Width, found.Values);
        var seen = options.Preprocessing!.Apply(picture);
        var overlay = map.Overlay(seen, new OverlayOptions { Caption = $"{NameOf(map)}, {Figures.Share(map.Probability)}" });
        AtomicFile.Write(output, stream => overlay.Save(stream, PictureFile.FormatOf(output)));
        return map;
    }

    private static int? IndexOf(InferenceEngine engine, IReadOnlyList<string>? names, string? named)
    {
        if (named is null)
            return null;
        if (names?.Index().FirstOrDefault(n => n.Item.Equals(named, StringComparison.OrdinalIgnoreCase)) is { Item: not null } found)
            return found.Index;
        if (int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < engine.Network.ClassCount)
            return index;
        var expected = $"{(names is null ? string.Empty : "the name of a class, or ")}a number from 0 to {engine.Network.ClassCount - 1}";
        throw new ArgumentException($"Unknown class '{named}'; expected {expected}.");
    }

    private static void Report(ActivationMap map, string output, ParseResult result, bool json)
    {
        if (json)
            ToolJson.Write(new ActivationMapReport(output, map.ClassIndex, map.ClassName, map.Probability, map.Height, map.Width, map.Values.ToArray()), result.Output.Writer);
        else
            result.Error.Writer.WriteLine(Printable.Line($"{output}: {NameOf(map)}, {Figures.Share(map.Probability)}"));
    }

    private static string NameOf(ActivationMap map) => map.ClassName ?? $"class {map.ClassIndex}";
}
