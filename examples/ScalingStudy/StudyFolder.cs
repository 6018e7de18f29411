using System.Text.Json;

namespace ScalingStudy;

/// <summary>
/// Represents the folder that the processes of a study share. A process that runs a trial keeps a file locked, see <see cref="FileLock"/>. Another process can immediately claim
/// the trial of a killed process.
/// </summary>
/// <param name="path">The folder.</param>
internal sealed class StudyFolder(string path)
{
    private static readonly JsonSerializerOptions s_json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, RespectNullableAnnotations = true };

    /// <summary>Gets the folder.</summary>
    public string Path => path;

    /// <summary>Returns the file with the result of a trial.</summary>
    /// <param name="trial">The trial.</param>
    public string ResultOf(Trial trial) => In("trials", $"{trial.Name}.json");

    /// <summary>Returns the folder for the checkpoints of a trial. It is deleted when the result is written.</summary>
    /// <param name="trial">The trial.</param>
    public string CheckpointsOf(Trial trial) => In("checkpoints", trial.Name);

    /// <summary>Returns the file with the trained weights of a trial, if they are kept.</summary>
    /// <param name="trial">The trial.</param>
    public string WeightsOf(Trial trial) => In("weights", $"{trial.Name}.safetensors");

    /// <summary>Claims a trial, so that no other process runs it.</summary>
    /// <param name="trial">The trial.</param>
    /// <returns>
    /// The claim, which ends when it is disposed or the process ends; <see langword="null"/> if another process has claimed the trial, or the trial has a result.
    /// </returns>
    /// <exception cref="IOException">The lock cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the folder is denied.</exception>
    public IDisposable? TryClaim(Trial trial)
    {
        if (File.Exists(ResultOf(trial)))
            return null;
        var claim = FileLock.TryTake(In("claims", $"{trial.Name}.lock"));
        // Another process may have written the result and released its claim since the first check.
        if (!File.Exists(ResultOf(trial)))
            return claim;
        claim?.Dispose();
        return null;
    }

    /// <summary>Writes the result of a trial that this process has claimed, and deletes its checkpoints.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="result">The result.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(Trial trial, TrialResult result)
    {
        WholeFile.Write(ResultOf(trial), JsonSerializer.SerializeToUtf8Bytes(result, s_json));
        if (Directory.Exists(CheckpointsOf(trial)))
            Directory.Delete(CheckpointsOf(trial), recursive: true);
    }

    /// <summary>Reads the results of the complete trials.</summary>
    /// <param name="plan">The plan with the trials.</param>
    /// <exception cref="InvalidDataException">A file is not the result of its trial, or the results are of different images.</exception>
    public IReadOnlyList<TrialResult> ReadResults(StudyPlan plan)
    {
        IReadOnlyList<TrialResult> results = [.. plan.Trials.Where(trial => File.Exists(ResultOf(trial))).Select(Read)];
        return results.FirstOrDefault(result => result.Data != results[0].Data) is not { } other
            ? results
            : throw new InvalidDataException($"The results of {results[0].Network}-{results[0].Seed} and {other.Network}-{other.Seed} in '{path}' are of different images. "
                + "Use another folder for each set of images.");
    }

    /// <summary>Checks that the results of the complete trials are results of some images.</summary>
    /// <param name="plan">The plan with the trials.</param>
    /// <param name="images">The images.</param>
    /// <exception cref="InvalidDataException">A file is not the result of its trial, or a result is of other images.</exception>
    public void RequireResultsOf(StudyPlan plan, StudyImages images)
    {
        if (ReadResults(plan) is [{ } first, ..] && first.Data != images.Hash)
            throw new InvalidDataException($"The results in '{path}' are of other images. Specify the folder of their images with --data, or another folder with --folder.");
    }

    /// <summary>Returns the seeds that have results but are not in a plan, in ascending order.</summary>
    /// <param name="plan">The plan.</param>
    public IReadOnlyList<int> SeedsOutside(StudyPlan plan) =>
    [
        .. Enumerable.Range(plan.Seeds, StudyPlan.MostSeeds - plan.Seeds)
            .Where(seed => StudyPlan.Networks.Any(network => File.Exists(ResultOf(new Trial(network, seed, plan.Settings))))),
    ];

    /// <summary>
    /// Describes a result that is not the result of a trial. If only the settings differ, the file is not damaged, and the message does not recommend to delete it.
    /// </summary>
    private static string Explain(string file, Trial trial, TrialResult? result)
    {
        var (images, epochs) = trial.Settings;
        if (result?.IsOf(trial with { Settings = new TrialSettings(result.Images, result.Epochs) }) != true)
        {
            return $"'{file}' is not the result of the trial {trial.Name} with {images} images, {epochs} epochs and {trial.Network.Flops} multiply-adds. "
                + "Use another folder, or delete the file to run the trial again.";
        }

        var settings = new TrialSettings(result.Images, result.Epochs);
        var remedy = settings == StudyPlan.Full.Settings ? "The folder has results of the full study. Add --full."
            : settings == StudyPlan.Smoke.Settings ? "The folder has results of short training runs. Leave out --full, or use another folder for the full study."
            : "Use another folder.";
        return $"'{file}' is the result of {result.Images} images and {result.Epochs} epochs; expected {images} images and {epochs} epochs. {remedy}";
    }

    private TrialResult Read(Trial trial)
    {
        var file = ResultOf(trial);
        TrialResult? result;
        try
        {
            result = JsonSerializer.Deserialize<TrialResult>(File.ReadAllBytes(file), s_json);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{file}' is not the result of a trial: {exception.Message} Delete the file to run the trial again.", exception);
        }

        if (result?.IsOf(trial) != true)
            throw new InvalidDataException(Explain(file, trial, result));
        return result.HasPossibleValues
            ? result
            : throw new InvalidDataException($"'{file}' has an accuracy that is not from 0 to 100, a loss that is not finite, or a negative time. "
                + "Delete the file to run the trial again.");
    }

    private string In(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([path, .. parts]);
}
