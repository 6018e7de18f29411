using System.CommandLine;

namespace FashionMnist;

/// <summary>Defines the command line.</summary>
internal static class FashionCommand
{
    private static readonly Option<DirectoryInfo> s_data = new("--data")
    {
        HelpName = "FOLDER",
        Description = $"The folder with the four files of Fashion-MNIST. By default, {FashionImages.DebianFolder}, the folder of Debian's package dataset-fashion-mnist.",
        DefaultValueFactory = _ => new DirectoryInfo(FashionImages.DebianFolder),
    };

    /// <summary>Creates the command.</summary>
    public static RootCommand Create() => new("Trains a small EfficientNet on Fashion-MNIST and evaluates it.") { Train(), Evaluate(), Pictures() };

    private static Command Train()
    {
        var output = new Option<string>("--output") { HelpName = "FOLDER", Description = "The folder for checkpoints, weights and the report.", Required = true };
        var seed = new Option<long>("--seed") { HelpName = "NUMBER", Description = "The seed of the weights and of the training. By default, 0." };
        var epochs = new Option<int>("--epochs") { HelpName = "COUNT", Description = "The number of epochs.", DefaultValueFactory = _ => FashionTraining.Epochs };
        var images = new Option<int?>("--images") { HelpName = "COUNT", Description = "Train on a random sample of this number of images only, for experiments." };
        var interval = new Option<double>("--checkpoint-seconds")
        {
            HelpName = "SECONDS",
            Description = "The time between two checkpoints within an epoch.",
            DefaultValueFactory = _ => 60,
        };
        var test = new Option<bool>("--test") { Description = "Evaluate the trained network on the test images." };
        var command = new Command("train", "Trains on 55,000 images and selects the best epoch with the other 5,000. The same command resumes an interrupted training.")
        {
            s_data,
            output,
            seed,
            epochs,
            images,
            interval,
            test,
        };
        command.SetAction((parsed, cancellation) => FashionTraining.RunAsync(
            new FashionSettings(
                parsed.GetRequiredValue(s_data).FullName,
                parsed.GetRequiredValue(output),
                parsed.GetValue(seed),
                parsed.GetValue(epochs),
                parsed.GetValue(images),
                TimeSpan.FromSeconds(parsed.GetValue(interval)),
                parsed.GetValue(test)),
            cancellation));
        return command;
    }

    private static Command Evaluate()
    {
        var weights = new Option<FileInfo>("--weights") { HelpName = "FILE", Description = "The weights.", Required = true };
        var command = new Command("evaluate", "Evaluates weights on the 10,000 test images.") { s_data, weights };
        command.SetAction(parsed => FashionEvaluation.Run(parsed.GetRequiredValue(s_data).FullName, parsed.GetRequiredValue(weights).FullName));
        return command;
    }

    private static Command Pictures()
    {
        var output = new Option<string>("--output") { HelpName = "FOLDER", Description = "The folder to write to.", Required = true };
        var command = new Command("pictures", "Writes the first test image of each class as PNG.") { s_data, output };
        command.SetAction(parsed => FashionPictures.Write(parsed.GetRequiredValue(s_data).FullName, parsed.GetRequiredValue(output)));
        return command;
    }
}
