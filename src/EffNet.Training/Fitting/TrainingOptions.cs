using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>How a network is trained: the recipe, the images that it sees, and what is written.</summary>
public sealed record TrainingOptions
{
    private readonly TimeSpan _checkpointInterval = TimeSpan.FromSeconds(60);
    private readonly int? _patience;
    private readonly double _validationShare = 0.2;
    private readonly TrainingRecipe _recipe = TrainingRecipe.FineTune;
    private readonly int _normEstimationBatches;
    private readonly int? _workers;
    private readonly long _cacheBytes;
    private readonly int? _maximumUnreadable;

    /// <summary>Gets optimizer, learning rate, epochs and regularization. The default is <see cref="TrainingRecipe.FineTune"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public TrainingRecipe Recipe
    {
        get => _recipe;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Recipe));
            _recipe = value;
        }
    }

    /// <summary>
    /// Gets the augmentation of training images for a size of images: <c>size => AugmentationPresets.Strong(size)</c>. It normalizes as <see cref="Preprocessing"/> does. If <see langword="null"/>, the
    /// default, it is <see cref="AugmentationPresets.FineTune"/>.
    /// </summary>
    public Func<int, IImageTransform>? Augmentation { get; init; }

    /// <summary>Gets the mixing of pairs of images: <see cref="Mixup"/>, <see cref="CutMix"/> or <see cref="MixupOrCutMix"/>. If <see langword="null"/>, the default, images are not mixed.</summary>
    public BatchMixing? Mixing { get; init; }

    /// <summary>
    /// Gets how validation images are prepared, and what saved weights state. If <see langword="null"/>, the default, it is that of the network's weights; for fresh weights,
    /// <see cref="Preprocessing.ForTrainingFromScratch"/> at the network's resolution, with a border of at most a seventh of it.
    /// </summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>
    /// Gets the seed of everything random: the order of images, augmentation, dropout, stochastic depth. With the same seed, machine, libtorch and number of libtorch's threads, a training gives the
    /// same bits. The default is 0.
    /// </summary>
    public long Seed { get; init; }

    /// <summary>
    /// Gets the folder for checkpoints, weights, logs, curves and the report; it is created if needed. If <see langword="null"/>, the default, nothing is written, and a training that ends early is lost.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>
    /// Gets a value indicating whether the training resumes from the last checkpoint in <see cref="Folder"/>, if there is one. The default is <see langword="true"/>; if <see langword="false"/>, a folder
    /// with a checkpoint is an error, so that no training is overwritten.
    /// </summary>
    public bool Resume { get; init; } = true;

    /// <summary>Gets the time between two checkpoints within an epoch. The default is 60 seconds; another checkpoint is written after each epoch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan CheckpointInterval
    {
        get => _checkpointInterval;
        init => _checkpointInterval = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(CheckpointInterval)} must not be negative.");
    }

    /// <summary>
    /// Gets the number of epochs without better validation accuracy, or equal accuracy and lower loss, after which the training stops early. If <see langword="null"/>, the default, it never does.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? Patience
    {
        get => _patience;
        init => _patience = value is { } epochs ? NumberCheck.AtLeast(1, epochs) : null;
    }

    /// <summary>
    /// Gets the share of images that are kept for validation, if no validation set is given: above 0 and below 1. Each class is split in this proportion, and files of equal bytes are on one side.
    /// The default is 0.2.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double ValidationShare
    {
        get => _validationShare;
        init => _validationShare = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(ValidationShare)} must be above 0 and below 1, but was {value}.");
    }

    /// <summary>Gets which images an epoch has. The default is <see cref="Sampling.Shuffled"/>.</summary>
    public Sampling Sampling { get; init; }

    /// <summary>Gets a value indicating whether classes with few images have more weight in the loss (<see cref="ClassWeights.InverseFrequency"/>). The default is <see langword="false"/>.</summary>
    public bool WeightClasses { get; init; }

    /// <summary>Gets whether batch norms learn new statistics. The default is <see cref="NormTraining.Update"/>.</summary>
    public NormTraining Norms { get; init; }

    /// <summary>
    /// Gets the number of training batches from which the statistics of batch norms are estimated anew after the weights were averaged, in a fixed order and without dropout. The default is 0: the
    /// averaged statistics are used, as in the paper's code.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int NormEstimationBatches
    {
        get => _normEstimationBatches;
        init => _normEstimationBatches = NumberCheck.AtLeast(0, value);
    }

    /// <summary>Gets the number of threads that decode and augment images. If <see langword="null"/>, the default, it is <see cref="LoaderOptions.Workers"/>'s. The result does not depend on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? Workers
    {
        get => _workers;
        init => _workers = value is { } threads ? NumberCheck.AtLeast(1, threads) : null;
    }

    /// <summary>Gets the most bytes of decoded images to keep in memory from epoch to epoch. The default is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long CacheBytes
    {
        get => _cacheBytes;
        init => _cacheBytes = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(CacheBytes), value, $"{nameof(CacheBytes)} must be at least 0, but was {value}.");
    }

    /// <summary>Gets the number of unreadable images after which the training fails. If <see langword="null"/>, the default, it is <see cref="LoaderOptions.MaximumUnreadable"/>'s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? MaximumUnreadable
    {
        get => _maximumUnreadable;
        init => _maximumUnreadable = value is { } number ? NumberCheck.AtLeast(0, number) : null;
    }
}
