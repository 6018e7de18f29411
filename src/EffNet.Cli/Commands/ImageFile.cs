using System.CommandLine;
using EffNet.Drawing;
using EffNet.Weights;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary>Creates the options for images that commands write, and writes the images.</summary>
internal static class ImageFile
{
    /// <summary>Creates the option <c>--output</c>.</summary>
    public static Option<string> CreateOutputOption()
    {
        var option = new Option<string>("--output", "-o") { Description = "The image to write; its name ends in .svg or .png.", HelpName = "FILE" };
        option.Validators.Add(PathValidation.Check);
        TextOption.Refuse(
            option,
            name => HasExtension(name, ".svg") || HasExtension(name, ".png") ? null : $"'{name}' has an unknown extension; expected .svg or .png.");
        return option;
    }

    /// <summary>Creates the option <c>--theme</c>.</summary>
    public static Option<string> CreateThemeOption()
    {
        var option = TextOption.Create("--theme", "NAME", $"The colors: {Words.Choice(Theme.All.Select(t => t.Word))}.");
        option.CompletionSources.Add([.. Theme.All.Select(t => t.Word)]);
        TextOption.Refuse(option, name => Find(name) is null ? $"Unknown theme '{name}'; expected {Words.Choice(Theme.All.Select(t => t.Word))}." : null);
        return option;
    }

    /// <summary>
    /// Reports <paramref name="options"/> that have no effect, because <paramref name="json"/> is specified and <paramref name="output"/> is not.
    /// </summary>
    public static void RequireOutput(Option<bool> json, Option<string> output, params Option[] options) => json.Validators.Add(result =>
    {
        foreach (var option in options.Where(o => result.GetValueOrDefault<bool>() && result.GetResult(output) is null && result.GetResult(o) is not null))
            result.AddError($"'{option.Name}' has no effect with '--json' unless -o specifies an image.");
    });

    /// <summary>Returns the theme with a name, ignoring case; the light theme for <see langword="null"/>.</summary>
    public static Theme ThemeOf(string? name) => name is null ? Theme.Light : Find(name)!;

    /// <summary>
    /// Returns the images to write: <paramref name="output"/> if it is specified; otherwise, none if JSON is requested, or else an SVG and a PNG with the name of
    /// <paramref name="source"/>.
    /// </summary>
    /// <param name="source">The file that the images show.</param>
    /// <param name="output">The image that the user specified; <see langword="null"/> if none was specified.</param>
    /// <param name="json"><see langword="true"/> if JSON is requested.</param>
    public static IReadOnlyList<string> TargetsFor(string source, string? output, bool json) => (output, json) switch
    {
        ({ } one, _) => [one],
        (null, true) => [],
        _ => [Path.ChangeExtension(source, ".svg"), Path.ChangeExtension(source, ".png")],
    };

    /// <summary>
    /// Writes <paramref name="picture"/> to <paramref name="target"/> and returns <see langword="true"/>. If this fails, writes an error to
    /// <paramref name="error"/> and returns <see langword="false"/>.
    /// </summary>
    /// <param name="picture">The image to write.</param>
    /// <param name="target">The path of the image. Its extension selects the format.</param>
    /// <param name="source">The file that the image shows. It is not overwritten.</param>
    /// <param name="error">The console for errors.</param>
    /// <param name="enlargement">The factor by which the width and height of a PNG are enlarged. An SVG is not enlarged, because it is sharp at any size.</param>
    /// <param name="kind">The kind of file of <paramref name="source"/>, for messages.</param>
    public static bool Write(Illustration picture, string target, string source, IAnsiConsole error, int enlargement = 1, string kind = ".effnet file")
    {
        try
        {
            if (TargetPath.AreOne(target, source))
                throw new IOException($"The image would overwrite the {kind}; specify another name with -o.");
            var bytes = HasExtension(target, ".svg") ? SvgWriter.Write(picture) : PngWriter.Write(picture.Enlarged(enlargement));
            AtomicFile.Write(target, stream => stream.Write(bytes));
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.WriteError(target, FileProblem.OfWriting(target, exception));
            return false;
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException })
        {
            error.WriteError(target, "SkiaSharp, which draws PNG images, has no native library for this platform; specify an .svg file with -o.");
            return false;
        }
    }

    private static Theme? Find(string name) => Theme.All.FirstOrDefault(t => t.Word.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static bool HasExtension(string path, string extension) => Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);
}
