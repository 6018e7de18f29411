using System.Text.Json;

namespace ScalingStudy;

/// <summary>
/// Represents the folder that the processes of a study share. A process that runs a trial keeps a file open and locked. The system releases the lock when the process ends for any
/// reason, so another process can immediately claim the trial of a killed process.
/// </summary>
/// <remarks>Locks work between processes of one machine, and of several machines if the file system of the folder supports locks.</remarks>
/// <param name="path">The folder.</param>
internal sealed class StudyFolder(string path)
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

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
        Directory.CreateDirectory(In("claims"));
        var file = In("claims", $"{trial.Name}.lock");
        FileStream claim;
        try
        {
            // The file is not deleted: otherwise, one process could lock the deleted file while another process locks a new file.
            claim = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException exception) when (IsLocked(exception))
        {
            return null;
        }

        // Another process may have written the result and released its claim since the first check.
        if (!File.Exists(ResultOf(trial)))
            return claim;
        claim.Dispose();
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
    /// <exception cref="InvalidDataException">A file is not the result of its trial.</exception>
    public IReadOnlyList<TrialResult> ReadResults(StudyPlan plan) =>
        [.. plan.Trials.Where(trial => File.Exists(ResultOf(trial))).Select(Read)];

    private static bool IsLocked(IOException exception)
    {
        // .NET has no exception type for a locked file. The codes are EWOULDBLOCK of Linux and macOS, and ERROR_SHARING_VIOLATION of Windows.
        const int LinuxWouldBlock = 11;
        const int MacWouldBlock = 35;
        const int SharingViolation = unchecked((int)0x80070020);
        return exception.HResult is LinuxWouldBlock or MacWouldBlock or SharingViolation;
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

        return result?.IsOf(trial) == true
            ? result
            : throw new InvalidDataException(
                $"'{file}' is not the result of the trial {trial.Name} with {trial.Settings.Images} images, "
                    + $"{trial.Settings.Epochs} epochs and {trial.Network.Flops} multiply-adds. Use another folder, or delete the file to run the trial again.");
    }

    private string In(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([path, .. parts]);
}
