using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EffNet.Models;
using EffNet.Weights;

namespace FineTune;

/// <summary>Defines the command line.</summary>
internal static class FineTuneCommand
{
    private static readonly Argument<string> s_folder = new("FOLDER") { Description = "The folder of images, with a sub-folder for each class." };
    private static readonly Option<string?> s_checkpoint = new("--checkpoint")
    {
        HelpName = "NAME",
        Description = "The public weights to start from, downloaded once: 'effnet weights list' has the names. They determine the network. [default: timm/efficientnet_b0.ra_in1k]",
    };
    private static readonly Option<string?> s_weights = new("--weights")
    {
        HelpName = "FILE",
        Description = "A file of weights to start from, for the network that --network names.",
    };
    private static readonly Option<bool> s_scratch = new("--from-scratch") { Description = "Start with random weights. This requires many images and many epochs." };
    private static readonly Option<string?> s_network = new("--network")
    {
        HelpName = "NAME",
        Description = "EfficientNetB0 to EfficientNetB7, or FashionNetTiny for images of 28 x 28. [default: EfficientNetB0]",
    };
    private static readonly Option<string> s_validation = new("--validation")
    {
        HelpName = "FOLDER|SHARE",
        Description = "A folder of validation images with the same sub-folders, or the share of FOLDER to keep for validation.",
        DefaultValueFactory = _ => "0.2",
    };
    private static readonly Option<string?> s_output = new("--output") { HelpName = "FOLDER", Description = "The folder of results. [default: FOLDER-trained]" };
    private static readonly Option<int?> s_epochs = new("--epochs")
    {
        HelpName = "COUNT",
        Description = "The number of epochs. [default: 10, or 100 with --from-scratch]",
        CustomParser = ReadCount,
    };
    private static readonly Option<int?> s_batchSize = new("--batch-size")
    {
        HelpName = "COUNT",
        Description = "The number of images in a training step. Smaller batches need less memory. [default: 32, or 64 with --from-scratch]",
        CustomParser = ReadCount,
    };
    private static readonly Option<double?> s_learningRate = new("--learning-rate")
    {
        HelpName = "RATE",
        Description = "The largest learning rate. [default: 0.001, or 0.1 for 256 images with --from-scratch]",
        CustomParser = ReadRate,
    };
    private static readonly Option<long> s_seed = new("--seed") { HelpName = "NUMBER", Description = "The seed of all random numbers.", DefaultValueFactory = _ => 0 };
    private static readonly Option<int?> s_patience = new("--patience")
    {
        HelpName = "EPOCHS",
        Description = "Stop after this many epochs without improvement. [default: never]",
        CustomParser = ReadCount,
    };
    private static readonly Option<bool> s_new = new("--new") { Description = "Fail if the output folder has a training, instead of resuming the training." };

    /// <summary>Creates the command.</summary>
    public static RootCommand Create()
    {
        s_checkpoint.Validators.Add(RequireKnownCheckpoint);
        s_network.AcceptOnlyFromAmong([.. KnownNetworks.All.Select(variant => variant.TypeName)]);
        var root = new RootCommand(
            "Trains a network on a folder of images. The output folder receives the trained network, learning curves, a confusion matrix and a report. "
            + "The same command resumes an interrupted training.")
        {
            s_folder, s_checkpoint, s_weights, s_scratch, s_network, s_validation, s_output, s_epochs, s_batchSize, s_learningRate, s_seed, s_patience, s_new,
        };
        root.Validators.Add(RequireOneStart);
        root.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            return await FineTuning.RunAsync(Read(parsed), interruption.Token);
        });
        return root;
    }

    private static FineTuneSettings Read(ParseResult parsed)
    {
        var named = parsed.GetValue(s_checkpoint) is { } name ? Checkpoints.Find(name) : null;
        KnownNetworks.TryFind(named?.Network ?? parsed.GetValue(s_network) ?? nameof(EfficientNetB0), out var variant);
        var weights = parsed.GetValue(s_weights);
        var checkpoint = weights is null && !parsed.GetValue(s_scratch) ? named ?? KnownNetworks.DefaultFor(variant!) : null;
        var (folder, validation) = (parsed.GetRequiredValue(s_folder), parsed.GetRequiredValue(s_validation));
        var isShare = TryReadShare(validation, out var share);
        return new FineTuneSettings(
            folder, variant!, checkpoint, weights, isShare ? null : validation, share, parsed.GetValue(s_output) ?? DefaultOutput(folder))
        {
            Epochs = parsed.GetValue(s_epochs),
            BatchSize = parsed.GetValue(s_batchSize),
            LearningRate = parsed.GetValue(s_learningRate),
            Seed = parsed.GetValue(s_seed),
            Patience = parsed.GetValue(s_patience),
            IsNew = parsed.GetValue(s_new),
        };
    }

    /// <summary>Returns the name of a folder next to the folder of images. It is computed from the full path, because the folder of images can be the current folder.</summary>
    private static string DefaultOutput(string folder) => Path.GetRelativePath(".", $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))}-trained");

    /// <summary>Returns <see langword="true"/> if the text is a number, which is a share; otherwise, <see langword="false"/>, because the text is a folder.</summary>
    private static bool TryReadShare(string text, out double share) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out share);

    private static void RequireOneStart(CommandResult result)
    {
        Option[] starts = [s_checkpoint, s_weights, s_scratch];
        var given = starts.Where(option => result.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToList();
        if (given.Count > 1)
            result.AddError($"'{given[0]}' and '{given[1]}' cannot be combined; remove one of them.");
        if (result.GetResult(s_validation) is { Tokens: [{ Value: var validation }] } && TryReadShare(validation, out var share) && share is not (> 0 and < 1))
            result.AddError($"'{s_validation.Name}' is {validation}; a share must be above 0 and below 1, for example 0.2.");
        var network = result.GetResult(s_network) is { Tokens: [{ Value: var name }] } ? name : null;
        if (given.Contains(s_checkpoint.Name) && network is not null && result.GetResult(s_checkpoint) is { Tokens: [{ Value: var checkpoint }] }
            && Checkpoints.TryFind(checkpoint, out var found) && found.Network != network)
            result.AddError($"'{found.Name}' is for {found.Network}, not for {network}; remove '{s_network.Name}'.");
        if (given.Count == 0 && network is not null && KnownNetworks.TryFind(network, out var variant) && KnownNetworks.DefaultFor(variant) is null)
            result.AddError($"There are no public weights for {network}. Train it with '{s_scratch.Name}', or specify weights with '{s_weights.Name} FILE'.");
    }

    private static void RequireKnownCheckpoint(OptionResult result)
    {
        if (result.Tokens is not [{ Value: var name }])
            return;
        if (!Checkpoints.TryFind(name, out var checkpoint))
            result.AddError($"No checkpoint, or more than one, matches '{name}'; 'effnet weights list' has the names.");
        else if (!KnownNetworks.TryFind(checkpoint.Network, out _))
            result.AddError($"'{name}' is for {checkpoint.Network}; this program has {string.Join(", ", KnownNetworks.All.Select(variant => variant.TypeName))}.");
    }

    private static int? ReadCount(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count >= 1)
            return count;
        result.AddError($"'{NameOf(result)}' is {result.Tokens[0].Value}; it must be a whole number from 1 to {int.MaxValue}.");
        return null;
    }

    private static double? ReadRate(ArgumentResult result)
    {
        if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate > 0 && double.IsFinite(rate))
            return rate;
        result.AddError($"'{NameOf(result)}' is {result.Tokens[0].Value}; it must be a finite number above 0.");
        return null;
    }

    private static string NameOf(ArgumentResult result) => ((OptionResult)result.Parent!).Option.Name;
}
