using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EffNet.Models;
using EffNet.Pictures;
using EffNet.Weights;

namespace Classify;

/// <summary>Defines the command line.</summary>
internal static class ClassifyCommand
{
    private static readonly Argument<string> s_folder = new("FOLDER") { Description = "The folder with the pictures, including its sub-folders." };
    private static readonly Option<string?> s_checkpoint = new("--checkpoint")
    {
        HelpName = "NAME",
        Description = "Public weights, downloaded once: 'effnet weights list' has the names. They determine the network and the preprocessing.",
    };
    private static readonly Option<string?> s_weights = new("--weights")
    {
        HelpName = "FILE",
        Description = "A file with trained weights in the format of PyTorch (.pth), safetensors or TorchSharp.",
    };
    private static readonly Option<string> s_model = new("--model")
    {
        Description = "EfficientNetB0 to EfficientNetB7.",
        HelpName = "NAME",
        DefaultValueFactory = _ => nameof(EfficientNetB0),
    };
    private static readonly Option<int?> s_resize = new("--resize")
    {
        HelpName = "PIXELS",
        Description = "The pixels of the shorter side before the center is cropped. By default, the value of the weights.",
    };
    private static readonly Option<Interpolation?> s_interpolation = new("--interpolation") { Description = "The filter for resizing. By default, the filter of the weights." };
    private static readonly Option<int> s_top = new("--top") { HelpName = "COUNT", Description = "The number of classes for each picture.", DefaultValueFactory = _ => 5 };
    private static readonly Option<int> s_batch = new("--batch") { HelpName = "COUNT", Description = "The number of pictures in a batch.", DefaultValueFactory = _ => 8 };
    private static readonly Option<string> s_format = new("--format") { Description = "The format of the results.", DefaultValueFactory = _ => Results.Table };
    private static readonly Option<string?> s_output = new("--output") { HelpName = "FILE", Description = "The file for the results. By default, standard output." };

    /// <summary>Creates the command.</summary>
    public static RootCommand Create()
    {
        s_model.AcceptOnlyFromAmong([.. EfficientNet.Variants.Select(variant => variant.TypeName)]);
        s_format.AcceptOnlyFromAmong(Results.Table, Results.Csv, Results.Json);
        foreach (var count in new[] { s_top, s_batch })
            count.Validators.Add(RequirePositive);
        s_resize.Validators.Add(RequirePositive);
        var root = new RootCommand("Classifies the pictures of a folder. If a picture cannot be read, the others are still classified, and the exit code is 1.")
        {
            s_folder, s_checkpoint, s_weights, s_model, s_resize, s_interpolation, s_top, s_batch, s_format, s_output,
        };
        s_checkpoint.Validators.Add(result => RequireKnown(result.GetValueOrDefault<string?>(), result.AddError));
        root.Validators.Add(result =>
        {
            if (result.GetResult(s_checkpoint) is not null
                && new Option[] { s_weights, s_model, s_resize, s_interpolation }.FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } other)
                result.AddError($"'{s_checkpoint.Name}' and '{other.Name}' cannot be combined; remove one of them.");
        });
        root.SetAction((parsed, cancellation) => Classification.RunAsync(Read(parsed), cancellation));
        return root;
    }

    private static ClassifySettings Read(ParseResult parsed)
    {
        var checkpoint = parsed.GetValue(s_checkpoint) is { } name ? Checkpoints.Find(name) : null;
        var variant = EfficientNet.Variants.Single(variant => variant.TypeName == (checkpoint?.Network ?? parsed.GetRequiredValue(s_model)));
        return new ClassifySettings(
            parsed.GetRequiredValue(s_folder),
            checkpoint,
            parsed.GetValue(s_weights),
            variant,
            parsed.GetValue(s_resize),
            parsed.GetValue(s_interpolation),
            parsed.GetValue(s_top),
            parsed.GetValue(s_batch),
            parsed.GetRequiredValue(s_format),
            parsed.GetValue(s_output));
    }

    private static void RequireKnown(string? name, Action<string> report)
    {
        if (name is null)
            return;
        if (!Checkpoints.TryFind(name, out var checkpoint))
            report($"No checkpoint, or more than one, matches '{name}'; 'effnet weights list' has the names.");
        else if (!EfficientNet.Variants.Any(variant => variant.TypeName == checkpoint.Network))
            report($"'{name}' is for {checkpoint.Network}; this example has {string.Join(", ", EfficientNet.Variants.Select(variant => variant.TypeName))}.");
    }

    /// <summary>Adds an error if the number is below 1. If the text is not a number, the parser reports it.</summary>
    private static void RequirePositive(OptionResult result)
    {
        if (result.Tokens is [{ Value: var text }] && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value < 1)
            result.AddError($"'{result.Option.Name}' is {value}; it must be at least 1.");
    }
}
