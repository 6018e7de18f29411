using System.CommandLine;
using EffNet.Cli.Completion;
using EffNet.Cli.Graphs;
using EffNet.Cli.Reports;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Networks;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet graph</c>: draws a network as an image of its stages and blocks.</summary>
internal static class GraphCommand
{
    /// <summary>The largest height of an image whose PNG is enlarged. Larger images would have hundreds of megabytes of pixels.</summary>
    private const int HighestEnlarged = 8192;

    private const string Summary = "Draws the stages and blocks of a network, as SVG and PNG.";

    private const string Details =
        """
        The image has a row for each stage, with its blocks, the size of its output, and its shares of multiply-adds and parameters. Below the stages, it
        shows each kind of block once, with its layers, shapes, gates and residual connections.

        Examples:
          effnet graph models.effnet --variant B0
          effnet graph models.effnet --variant B0 -o b0.svg
          effnet graph models.effnet --variant B7 -o b7.png --theme dark

        Output:
          Two images in the folder of FILE, with the name of the variant's type and .svg and .png; or the image that -o specifies. A summary, errors and
          warnings go to standard error.
          With --json, stages and blocks go to standard output, and an image is written only if -o specifies one.

        Exit codes:
          0  everything is drawn
          1  the file has errors or no such variant, or an image cannot be written
          2  the command line has errors

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var file = FileArgument.One();
        var variant = VariantOption.Create("The variant, by its name (B0) or its type (EfficientNetB0); optional if the file declares only one.");
        NameCompletions.Add(variant, file, f => f.Networks.Select(n => n.Name));
        var (output, theme) = (ImageFile.CreateOutputOption(), ImageFile.CreateThemeOption());
        var json = JsonOption.Create("Print stages and blocks as JSON; write an image only if -o specifies one.");
        ImageFile.RequireOutput(json, output, theme);
        var command = new TaughtCommand("graph", Summary, Details) { file, variant, output, theme, json };
        command.SetAction(result => Run(
            result.GetRequiredValue(file),
            new GraphRequest(result.GetValue(variant), result.GetValue(output), ImageFile.ThemeOf(result.GetValue(theme)), result.GetValue(json)),
            result.Output,
            result.Error));
        return command;
    }

    private static int Run(string path, GraphRequest request, IAnsiConsole output, IAnsiConsole error)
    {
        var file = SourceFile.Load(path);
        file.WriteMessages(error, DiagnosticSeverity.Warning);
        if (file.Model is null)
            return ExitCode.Failure;

        var variants = request.Variant is { } name ? VariantOption.Find(file, name) : [.. file.Variants];
        if (variants is not [{ Network: { } network } variant])
        {
            error.WriteError(path, Explain(file, variants, request.Variant));
            return ExitCode.Failure;
        }

        if (request.Json)
            ToolJson.Write(GraphDescription.Of(NamedNetwork.FullNameOf(variant), network), output.Writer);
        return Write(path, NamedNetwork.FullNameOf(variant), network, request, error) ? file.ExitCode : ExitCode.Failure;
    }

    /// <summary>Returns the reason why no network can be drawn.</summary>
    private static string Explain(SourceFile file, IReadOnlyList<VariantModel> variants, string? name) => (variants, name) switch
    {
        ([var variant], _) => $"{variant.TypeName} has errors and no network to draw; correct the errors in the file.",
        ([], null) => "There is nothing to draw: the file declares no variant." + VariantOption.DescribeCandidates(file),
        ([], _) => VariantOption.Unknown(file, name),
        (_, null) when variants.DistinctBy(v => v.Name).Count() == variants.Count =>
            $"Specify a variant with --variant; {DeclaredNames.List(variants.Select(v => v.Name))}.",
        (_, null) => $"Specify a variant with --variant; {DeclaredNames.List(variants.Select(v => v.TypeName))}.",
        _ => $"'{name}' is a variant of several families; specify its type: {Words.Choice(variants.Select(NamedNetwork.FullNameOf))}.",
    };

    private static bool Write(string path, string type, Network network, GraphRequest request, IAnsiConsole error)
    {
        var targets = request.TargetsFor(path, type);
        if (targets.Count == 0)
            return true;
        var picture = NetworkPicture.Draw(type, network, request.Theme);
        var enlargement = picture.Size.Height <= HighestEnlarged ? 2 : 1;
        if (!targets.All(target => ImageFile.Write(picture, target, path, error, enlargement)))
            return false;
        error.Writer.WriteLine($"{type} in {string.Join(" and ", targets)}");
        return true;
    }
}
