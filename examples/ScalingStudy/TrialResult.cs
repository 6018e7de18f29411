using System.Text.Json.Serialization;

namespace ScalingStudy;

/// <summary>Represents the result of a trial: the content of one JSON file.</summary>
internal sealed record TrialResult
{
    /// <summary>The hash of Fashion-MNIST. Results without a hash are results of these images.</summary>
    private const string FashionMnist = "c122dc79ca093d42367b7a90fc366a326beb9942f249ba5184fb8bf09157c0dd";

    /// <summary>Gets the name of the network.</summary>
    public required string Network { get; init; }

    /// <summary>Gets the seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Gets the multiply-adds of the network for one image.</summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>Gets the number of parameters of the network.</summary>
    public required long Parameters { get; init; }

    /// <summary>Gets the height and width of the network's images, in pixels.</summary>
    public required int Resolution { get; init; }

    /// <summary>Gets the hash of the images, see <see cref="StudyImages.Hash"/>. The default is the hash of Fashion-MNIST.</summary>
    public string Data { get; init; } = FashionMnist;

    /// <summary>Gets the number of training images.</summary>
    public required int Images { get; init; }

    /// <summary>Gets the number of epochs.</summary>
    public required int Epochs { get; init; }

    /// <summary>Gets the share of held-out images that are classified correctly, in percent.</summary>
    public required double HeldOutAccuracy { get; init; }

    /// <summary>Gets the share of test images that are classified correctly, in percent.</summary>
    public required double TestAccuracy { get; init; }

    /// <summary>Gets the mean loss of the last epoch, in nats.</summary>
    public required double TrainingLoss { get; init; }

    /// <summary>Gets the duration of the epochs, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Gets a value indicating whether the accuracies are from 0 to 100, the loss is finite, and the duration is finite and not negative.</summary>
    [JsonIgnore]
    public bool HasPossibleValues =>
        HeldOutAccuracy is >= 0 and <= 100 && TestAccuracy is >= 0 and <= 100 && double.IsFinite(TrainingLoss) && double.IsFinite(Seconds) && Seconds >= 0;

    /// <summary>Returns a value indicating whether this is the result of a trial: whether network, seed and settings are the same.</summary>
    /// <param name="trial">The trial.</param>
    public bool IsOf(Trial trial) =>
        (Network, Seed, MultiplyAdds, Parameters, Resolution) == (trial.Network.Name, trial.Seed, trial.Network.Flops, trial.Network.Parameters, trial.Network.Resolution)
        && (Images, Epochs) == (trial.Settings.Images, trial.Settings.Epochs);
}
