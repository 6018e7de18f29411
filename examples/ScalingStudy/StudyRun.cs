using System.ComponentModel;
using System.Globalization;
using EffNet.Weights;
using static TorchSharp.torch;

namespace ScalingStudy;

/// <summary>Runs a study.</summary>
internal static class StudyRun
{
    /// <summary>The exit code for Ctrl+C. Shells use the same code.</summary>
    private const int Canceled = 130;

    /// <summary>Runs the remaining trials and writes the report.</summary>
    /// <param name="settings">The settings from the command line.</param>
    /// <param name="cancellationToken">A token to cancel after a checkpoint.</param>
    /// <returns>The exit code: 0 if all trials are complete.</returns>
    public static async Task<int> RunAsync(StudySettings settings, CancellationToken cancellationToken)
    {
        // Two trials with one thread each need less processor time than one trial after the other with two threads.
        set_num_threads(1);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (settings.IsChild)
            CancelAtEndOfInput(source);
        try
        {
            var isComplete = await RunTrialsAsync(settings, source.Token);
            return (settings.IsChild ? isComplete : WriteReport(settings)) ? 0 : 1;
        }
        catch (OperationCanceledException)
        {
            if (!settings.IsChild)
                Console.Error.WriteLine("Canceled. Run the same command again to resume.");
            return Canceled;
        }
        catch (Exception exception) when (HasCauseOutside(exception))
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    /// <summary>Writes the report of the complete trials.</summary>
    /// <param name="settings">The settings from the command line.</param>
    /// <returns>The exit code: 0 if the report is written.</returns>
    public static int Report(StudySettings settings)
    {
        try
        {
            WriteReport(settings);
            return 0;
        }
        catch (Exception exception) when (HasCauseOutside(exception))
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    /// <summary>Writes the report about the regions at which the networks look.</summary>
    /// <param name="settings">The settings from the command line.</param>
    /// <param name="cancellationToken">A token to cancel the measurement.</param>
    /// <returns>The exit code: 0 if the report is written.</returns>
    public static int Attention(StudySettings settings, CancellationToken cancellationToken)
    {
        set_num_threads(1);
        try
        {
            AttentionReport.Write(new StudyFolder(settings.Folder), settings.Plan, StudyImages.Read(settings.Data, settings.Plan.Settings, cancellationToken), cancellationToken);
            Console.WriteLine($"The report is {Path.Combine(settings.Folder, "attention.md")}, and the contact sheet is attention.png in the same folder.");
            return 0;
        }
        catch (OperationCanceledException)
        {
            return Canceled;
        }
        catch (Exception exception) when (HasCauseOutside(exception))
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    /// <summary>Writes the report of the complete trials. Returns <see langword="true"/> if all trials are complete; otherwise, <see langword="false"/>.</summary>
    private static bool WriteReport(StudySettings settings)
    {
        var folder = new StudyFolder(settings.Folder);
        var results = folder.ReadResults(settings.Plan);
        if (results.Count == 0)
            throw new InvalidDataException($"'{settings.Folder}' has no results of this study. Run the study first (with --full for the full study).");
        StudyReport.Write(settings.Folder, settings.Plan, results);
        var isComplete = results.Count == settings.Plan.Trials.Count;
        Console.WriteLine($"{results.Count} of {settings.Plan.Trials.Count} trials are complete{(isComplete ? string.Empty : ", so the report is not complete")}; "
            + $"the report is {Path.Combine(settings.Folder, "report.md")}.");
        if (folder.SeedsOutside(settings.Plan) is [.., var last] seeds)
            Console.WriteLine($"The results of these seeds are not used: {string.Join(", ", seeds)}. To use them, add --seeds {last + 1}.");
        return isComplete;
    }

    /// <summary>Runs the trials. Returns <see langword="true"/> if no trial of this process failed; otherwise, <see langword="false"/>.</summary>
    private static async Task<bool> RunTrialsAsync(StudySettings settings, CancellationToken cancellationToken)
    {
        var folder = new StudyFolder(settings.Folder);
        // This throws an exception before any work if the folder has results of other settings.
        _ = folder.ReadResults(settings.Plan);
        var images = StudyImages.Read(settings.Data, settings.Plan.Settings, cancellationToken);
        folder.RequireResultsOf(settings.Plan, images);
        using var children = new ChildProcesses(settings);
        var worker = new StudyWorker(settings.Plan, folder, new TrialTraining(images, folder.WeightsOf).RunAsync, Print) { Processes = settings.Processes };
        await worker.RunAsync(cancellationToken);
        await children.WaitAsync(cancellationToken);
        // If a child was killed, its trials are still missing.
        await worker.RunAsync(cancellationToken);
        return worker.Failed.Count == 0;
    }

    /// <summary>
    /// Returns <see langword="true"/> if the cause is outside the program: a missing data set, a full disk, a checkpoint with other settings, a damaged file, weights of another
    /// network, or a process that cannot be started; otherwise, <see langword="false"/>.
    /// </summary>
    private static bool HasCauseOutside(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or WeightFileException or WeightMismatchException or Win32Exception;

    private static void CancelAtEndOfInput(CancellationTokenSource source)
    {
        var thread = new Thread(() => WaitForEndOfInput(source)) { IsBackground = true };
        thread.Start();
    }

    private static void WaitForEndOfInput(CancellationTokenSource source)
    {
        using var input = Console.OpenStandardInput();
        input.CopyTo(Stream.Null);
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run has already ended.
        }
    }

    private static void Print(string text) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss} {text}"));
}
