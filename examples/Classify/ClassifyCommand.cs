using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EffNet.Models;
using EffNet.Pictures;
using EffNet.Weights;

namespace Classify;

/// <summary>The command line.</summary>
internal static class ClassifyCommand
{
    private static readonly Argument<string> s_folder = new("FOLDER") { Description = "The folder with the pictures; folders in it are looked through too." };
    private static readonly Option<string?> s_checkpoint = new("--checkpoint")
    {
        HelpName = "NAME",
        Description = "Public weights, downloaded once: 'effnet weights list' has the names. They say the network and how pictures are prepared.",
    };
    private static readonly Option<string?> s_weights = new("--weights")
    {
        HelpName = "FILE",
        Description = "A file with trained weights: torchvision's .pth, safetensors, or one of TorchSharp's.",
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
        Description = "Pixels of the shorter side before the center is cut out; what the weights say, if left out.",
    };
    private static readonly Option<Interpolation?> s_interpolation = new("--interpolation") { Description = "How pictures are resized; what the weights say, if left out." };
    private static readonly Option<int> s_top = new("--top") { HelpName = "COUNT", Description = "How many classes for each picture.", DefaultValueFactory = _ => 5 };
    private static readonly Option<int> s_batch = new("--batch") { HelpName = "COUNT", Description = "How many pictures the network takes at once.", DefaultValueFactory = _ => 8 };
    private static readonly Option<string> s_format = new("--format") { Description = "How the results are written.", DefaultValueFactory = _ => Results.Table };
    private static readonly Option<string?> s_output = new("--output") { HelpName = "FILE", Description = "The file they are written to; standard output, if left out." };

    /// <summary>Declares it.</summary>
    public static RootCommand Create()
    {
        s_model.AcceptOnlyFromAmong([.. EfficientNet.Variants.Select(variant => variant.TypeName)]);
        s_format.AcceptOnlyFromAmong(Results.Table, Results.Csv, Results.Json);
        foreach (var count in new[] { s_top, s_batch })
            count.Validators.Add(RequirePositive);
        s_resize.Validators.Add(RequirePositive);
        var root = new RootCommand("Says what is on the pictures of a folder. Exits with 1 where one of them could not be read; the rest goes on.")
        {
            s_folder, s_checkpoint, s_weights, s_model, s_resize, s_interpolation, s_top, s_batch, s_format, s_output,
        };
        s_checkpoint.Validators.Add(result => RequireKnown(result.GetValueOrDefault<string?>(), result.AddError));
        root.Validators.Add(result =>
        {
            if (result.GetResult(s_checkpoint) is not null
                && new Option[] { s_weights, s_model, s_resize, s_interpolation }.FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } other)
                result.AddError($"'{s_checkpoint.Name}' says what '{other.Name}' says; leave one of them out.");
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
            report($"There is no one checkpoint '{name}'; 'effnet weights list' has the names.");
        else if (!EfficientNet.Variants.Any(variant => variant.TypeName == checkpoint.Network))
            report($"'{name}' is for {checkpoint.Network}; this example has {string.Join(", ", EfficientNet.Variants.Select(variant => variant.TypeName))}.");
    }

    /// <summary>Of what is no number at all, the parser says so itself.</summary>
    private static void RequirePositive(OptionResult result)
    {
        if (result.Tokens is [{ Value: var text }] && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value < 1)
            result.AddError($"'{result.Option.Name}' is {value}; it has to be at least 1.");
    }
}
