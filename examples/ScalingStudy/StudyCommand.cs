using System.CommandLine;
using FashionMnist;

namespace ScalingStudy;

/// <summary>Defines the command line.</summary>
internal static class StudyCommand
{
    private const int MostProcesses = 256;

    private static readonly Option<DirectoryInfo> s_data = new("--data")
    {
        HelpName = "FOLDER",
        Description = $"The folder with the four files of Fashion-MNIST. By default, {FashionImages.DebianFolder}, the folder of Debian's package dataset-fashion-mnist.",
        DefaultValueFactory = _ => new DirectoryInfo(FashionImages.DebianFolder),
    };

    private static readonly Option<DirectoryInfo> s_folder = new("--folder")
    {
        HelpName = "FOLDER",
        Description = "The folder for checkpoints, results and the report. Several processes can use it at the same time; each trial runs only once.",
        Required = true,
    };

    private static readonly Option<bool> s_full = new("--full") { Description = "Run the full study, which takes hours, instead of a short test run." };
    private static readonly Option<int?> s_seeds =
        new("--seeds")
        {
            HelpName = "COUNT",
            Description = $"The number of seeds, from 2 to {StudyPlan.MostSeeds}. By default, 2, or 8 with --full. More seeds can be added to a folder later.",
        };
    private static readonly Option<int> s_processes =
        new("--processes") { HelpName = "COUNT", Description = "The number of processes. Each process uses one thread for training.", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> s_child = new("--child") { Description = "Run trials until the standard input ends.", Hidden = true };

    /// <summary>Creates the command.</summary>
    public static RootCommand Create()
    {
        OptionChecks.RequireNoFile(s_folder);
        OptionChecks.RequireRange(s_seeds, 2, StudyPlan.MostSeeds);
        OptionChecks.RequireRange(s_processes, 1, MostProcesses);
        var report = new Command("report", "Writes the report of the complete trials.") { s_folder, s_full, s_seeds };
        report.SetAction(parsed => StudyRun.Report(Read(parsed)));
        var attention = new Command("attention", "Measures with class activation maps of test images at which regions the networks look, "
            + "and draws a contact sheet.") { s_data, s_folder, s_full, s_seeds };
        attention.SetAction((parsed, cancellation) => Task.FromResult(StudyRun.Attention(Read(parsed), cancellation)));
        var root = new RootCommand("Scales a small network in depth, width, resolution and all three dimensions, and compares the accuracies on Fashion-MNIST. "
            + "The same command resumes an interrupted study.")
        {
            s_data, s_folder, s_full, s_seeds, s_processes, s_child, report, attention,
        };
        root.SetAction((parsed, cancellation) => StudyRun.RunAsync(Read(parsed), cancellation));
        return root;
    }

    private static StudySettings Read(ParseResult parsed)
    {
        var plan = parsed.GetValue(s_full) ? StudyPlan.Full : StudyPlan.Smoke;
        return new StudySettings(
            parsed.GetValue(s_data)?.FullName ?? FashionImages.DebianFolder,
            parsed.GetRequiredValue(s_folder).FullName,
            plan with { Seeds = parsed.GetValue(s_seeds) ?? plan.Seeds },
            Math.Max(1, parsed.GetValue(s_processes)),
            parsed.GetValue(s_child));
    }
}
