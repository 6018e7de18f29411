using System.Text.Json;
using EffNet.Weights;

namespace EffNet.Training;

/// <summary>Represents the position of a training: the part of its state that is not tensors.</summary>
internal sealed record TrainingPosition
{
    private const int CurrentVersion = 3;

    /// <summary>Gets the version of the checkpoint format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Gets the settings that must be the same when the training resumes, by name. Examples are the network, the images, the recipe and the seed.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Gets the number of complete epochs.</summary>
    public int Epoch { get; init; }

    /// <summary>Gets the index of the next batch of the current epoch.</summary>
    public int NextBatch { get; init; }

    /// <summary>Gets the number of optimizer steps so far.</summary>
    public long Step { get; init; }

    /// <summary>Gets the sum of the losses of the current epoch's images.</summary>
    public double LossSum { get; init; }

    /// <summary>Gets the number of images that were used in the current epoch.</summary>
    public long Images { get; init; }

    /// <summary>Gets the duration of the current epoch so far, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Gets the time that the training waited for images in the current epoch, in seconds.</summary>
    public double WaitingSeconds { get; init; }

    /// <summary>Gets the metrics of the complete epochs.</summary>
    public IReadOnlyList<EpochMetrics> History { get; init; } = [];

    /// <summary>Gets the epoch with the best weights, from 1; 0 if no epoch is complete.</summary>
    public int BestEpoch { get; init; }

    /// <summary>Gets the checksum of the best weights, which are in another file; <see langword="null"/> if no epoch is complete.</summary>
    public string? BestChecksum { get; init; }

    /// <summary>Gets the images that were skipped because they cannot be read: the name of each image, and the reason.</summary>
    public IReadOnlyDictionary<string, string> Skipped { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the whole numbers of the optimizer and of the average, by name.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();

    /// <summary>Returns the position as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PositionJson.Default.TrainingPosition);

    /// <summary>Reads a position.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="WeightFileException">The JSON is not a complete position, or the position has another format version.</exception>
    public static TrainingPosition Parse(string json, string path)
    {
        TrainingPosition? position;
        try
        {
            position = JsonSerializer.Deserialize(json, PositionJson.Default.TrainingPosition);
        }
        catch (JsonException exception)
        {
            throw new WeightFileException(path, null, null, "the saved state of the training is not valid JSON; start a new training in another folder", exception);
        }

        if (position is not { Version: CurrentVersion })
        {
            throw new WeightFileException(
                path,
                null,
                null,
                $"the checkpoint has format version {(object?)position?.Version ?? "null"}; expected {CurrentVersion}. Resume with the EffNet release that wrote it");
        }

        // JSON can have null where C# does not allow it.
        var isSound = position is { Settings: not null, History: not null, Skipped: not null, Counts: not null }
            && position.BestEpoch >= 0 && position.BestEpoch <= position.History.Count;
        return isSound
            ? position
            : throw new WeightFileException(path, null, null, "the saved state of the training is not complete; start a new training in another folder");
    }
}
