using System.CommandLine;
using ScalingStudy;

namespace Transfer;

/// <summary>Defines the command line.</summary>
internal static class TransferCommand
{
    private const string DebianFolder = "/usr/share/tuxpaint/stamps";
    private const int MostRepeats = 10;

    private static readonly Option<string> s_stamps = new("--stamps")
    {
        HelpName = "FOLDER",
        Description = $"The folder of Tux Paint's stamps. By default, {DebianFolder}, the folder of Debian's package tuxpaint-stamps-default.",
        DefaultValueFactory = _ => DebianFolder,
    };

    private static readonly Option<string> s_model =
        new("--model") { HelpName = "FILE", Description = "ResNet18.onnx of the NuGet package Microsoft.ML.DnnImageFeaturizer.ResNet18 0.23.1.", Required = true };
    private static readonly Option<string> s_output =
        new("--output") { HelpName = "FOLDER", Description = "The folder for results: a file for each fit, and the tables.", Required = true };
    private static readonly Option<int> s_repeats = Count("--repeats", 5, $"The number of repeats of the five-fold cross-validation with other folds; at most {MostRepeats}.");
    private static readonly Option<int> s_size = Count("--size", 96, "The height and width of the networks' input, in pixels; at least 32.");
    private static readonly Option<int> s_epochs = Count("--epochs", 10, "The number of epochs of fine-tuning; at least 3.");
    private static readonly Option<int> s_freshEpochs = Count("--fresh-epochs", 20, "The number of epochs of training from scratch.");

    private static readonly Option<string[]> s_methods = new("--methods")
    {
        HelpName = "NAMES",
        Description = $"The methods to run. By default, all: {string.Join(", ", Method.Names)}.",
        DefaultValueFactory = _ => [.. Method.Names],
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Creates the command.</summary>
    public static RootCommand Create()
    {
        foreach (var option in new[] { s_stamps, s_model, s_output })
            RequireText(option);
        OptionChecks.RequireNoFile(s_output);
        s_methods.AcceptOnlyFromAmong([.. Method.Names]);
        OptionChecks.RequireRange(s_repeats, 1, MostRepeats);
        OptionChecks.RequireRange(s_size, 32, 1024);
        OptionChecks.RequireRange(s_epochs, 3, 1000);
        OptionChecks.RequireRange(s_freshEpochs, 1, 10_000);
        return new RootCommand("Compares methods of transfer learning in a cross-validation on photographs from a Debian package.") { Run(), Report(), Images() };
    }

    private static Command Run()
    {
        var command = new Command("run", "Runs the fits whose results are missing and writes the tables. "
            + "The same command resumes an interrupted run.") { s_stamps, s_model, s_output, s_methods, s_repeats, s_size, s_epochs, s_freshEpochs };
        command.SetAction((parsed, cancellation) => Experiment.RunAsync(Read(parsed), cancellation));
        return command;
    }

    private static Command Report()
    {
        var command = new Command("report", "Writes the tables of the complete fits.") { s_stamps, s_model, s_output, s_methods, s_repeats, s_size, s_epochs, s_freshEpochs };
        command.SetAction(parsed => Experiment.Report(Read(parsed)));
        return command;
    }

    private static Command Images()
    {
        var command = new Command("images", "Lists the photographs with their classes and groups.") { s_stamps };
        command.SetAction(parsed => Experiment.ListImages(parsed.GetRequiredValue(s_stamps)));
        return command;
    }

    private static TransferSettings Read(ParseResult parsed) => new(
        parsed.GetRequiredValue(s_stamps),
        parsed.GetRequiredValue(s_model),
        parsed.GetRequiredValue(s_output),
        parsed.GetRequiredValue(s_methods),
        parsed.GetValue(s_repeats),
        parsed.GetValue(s_size),
        parsed.GetValue(s_epochs),
        parsed.GetValue(s_freshEpochs));

    private static Option<int> Count(string name, int standard, string description) =>
        new(name) { HelpName = "COUNT", Description = description, DefaultValueFactory = _ => standard };

    private static void RequireText(Option<string> option) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && string.IsNullOrWhiteSpace(result.Tokens[0].Value))
            result.AddError($"'{option.Name}' is empty; specify a path.");
    });
}
