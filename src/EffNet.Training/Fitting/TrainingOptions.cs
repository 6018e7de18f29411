using System.Globalization;
using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Specifies how a network is trained: the recipe, the preparation of images, and the files to write.</summary>
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
    private readonly string? _folder;
    private readonly Sampling _sampling;
    private readonly NormTraining? _norms;

    /// <summary>Gets the recipe: optimizer, learning rate, epochs and regularization. The default is <see cref="TrainingRecipe.FineTune"/>.</summary>
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
    /// Gets a function that returns the augmentation of training images for an image size, for example <c>size => AugmentationPresets.Strong(size)</c>. The augmentation must
    /// normalize as <see cref="Preprocessing"/> specifies. The default, <see langword="null"/>, uses <see cref="AugmentationPresets.FineTune"/>.
    /// </summary>
    public Func<int, IImageTransform>? Augmentation { get; init; }

    /// <summary>
    /// Gets the mixing of pairs of images: <see cref="Mixup"/>, <see cref="CutMix"/> or <see cref="MixupOrCutMix"/>. If <see langword="null"/>, the default, images are not mixed.
    /// </summary>
    public BatchMixing? Mixing { get; init; }

    /// <summary>
    /// Gets the preprocessing of validation images. It is also saved with the weights. The default, <see langword="null"/>, uses the preprocessing that the network's weights
    /// specify. If the weights do not specify a preprocessing, <see cref="Preprocessing.ForTrainingFromScratch"/> at the network's resolution is used, with a
    /// <see cref="Preprocessing.Resize"/> of at most 8/7 of the resolution.
    /// </summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>
    /// Gets the seed of all random numbers: for the selection of validation images, the order of images, augmentation, mixing, dropout and stochastic depth. With the same seed,
    /// machine, version of libtorch and number of libtorch's threads, the results of two trainings are identical. The default is 0.
    /// </summary>
    public long Seed { get; init; }

    /// <summary>
    /// Gets the folder for checkpoints, weights, logs, curves and the report. It is created if it does not exist. If <see langword="null"/>, the default, no files are written, and
    /// an interrupted training cannot resume.
    /// </summary>
    /// <exception cref="ArgumentException">The value is empty or consists only of white space.</exception>
    public string? Folder
    {
        get => _folder;
        init => _folder = value is null || !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new ArgumentException($"{nameof(Folder)} must be the path of a folder or null, but was '{value}'.", nameof(Folder));
    }

    /// <summary>
    /// Gets a value indicating whether the training resumes from the last checkpoint in <see cref="Folder"/>, if there is one. The default is <see langword="true"/>. If
    /// <see langword="false"/>, a folder with a checkpoint causes an exception, so that no training is overwritten.
    /// </summary>
    public bool Resume { get; init; } = true;

    /// <summary>Gets the time between two checkpoints within an epoch. The default is 60 seconds. A checkpoint is also written after each epoch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan CheckpointInterval
    {
        get => _checkpointInterval;
        init => _checkpointInterval = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(CheckpointInterval), value, $"{nameof(CheckpointInterval)} must be at least 0, but was {value}.");
    }

    /// <summary>
    /// Gets the number of epochs without improvement after which the training stops early. An epoch is an improvement if its validation accuracy is higher, or the same with a
    /// lower loss. If <see langword="null"/>, the default, the training does not stop early. A training without validation images cannot stop early, and this number then causes an
    /// exception.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? Patience
    {
        get => _patience;
        init => _patience = value is { } epochs ? NumberCheck.AtLeast(1, epochs) : null;
    }

    /// <summary>
    /// Gets the fraction of images to reserve for validation if no validation set is passed, above 0 and below 1. Each class is split in this proportion, and identical files are
    /// in the same part. The default is 0.2.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public double ValidationShare
    {
        get => _validationShare;
        init => _validationShare = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(ValidationShare), value, string.Create(CultureInfo.InvariantCulture, $"{nameof(ValidationShare)} must be above 0 and below 1, but was {value}."));
    }

    /// <summary>Gets the method that selects the images of an epoch and their order. The default is <see cref="Sampling.Shuffled"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public Sampling Sampling
    {
        get => _sampling;
        init => _sampling = NumberCheck.Defined(value);
    }

    /// <summary>
    /// Gets a value indicating whether classes with few images have a larger weight in the loss (<see cref="ClassWeights.InverseFrequency"/>). The default is
    /// <see langword="false"/>.
    /// </summary>
    public bool WeightClasses { get; init; }

    /// <summary>
    /// Gets the statistics that batch norms use during training. The default is <see langword="null"/>. It means <see cref="NormTraining.Frozen"/> if the network was loaded from
    /// weights for other classes and <see cref="NormEstimationBatches"/> is 0; otherwise, it means <see cref="NormTraining.Update"/>. The value is determined
    /// once, when the training begins or resumes. In a cross-validation on photographs, <see cref="NormTraining.Frozen"/> was more accurate.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public NormTraining? Norms
    {
        get => _norms;
        init => _norms = value is { } norms ? NumberCheck.Defined(norms) : null;
    }

    /// <summary>
    /// Gets the number of training batches from which the statistics of batch norms are estimated again before each validation, without dropout. This is useful if weights are
    /// averaged. The default is 0, which does not estimate them: with averaged weights, the statistics are averaged too, as in the paper's code.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int NormEstimationBatches
    {
        get => _normEstimationBatches;
        init => _normEstimationBatches = NumberCheck.AtLeast(0, value);
    }

    /// <summary>
    /// Gets the number of threads that decode and augment images. If <see langword="null"/>, the default of <see cref="LoaderOptions.Workers"/> is used. The result does not depend
    /// on this number.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? Workers
    {
        get => _workers;
        init => _workers = value is { } threads ? NumberCheck.AtLeast(1, threads) : null;
    }

    /// <summary>Gets the largest number of bytes of decoded images to keep in memory between epochs. The default is 0: no images are kept.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long CacheBytes
    {
        get => _cacheBytes;
        init => _cacheBytes = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(CacheBytes), value, $"{nameof(CacheBytes)} must be at least 0, but was {value}.");
    }

    /// <summary>Gets the largest permitted number of unreadable images. If <see langword="null"/>, the default of <see cref="LoaderOptions.MaximumUnreadable"/> is used.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? MaximumUnreadable
    {
        get => _maximumUnreadable;
        init => _maximumUnreadable = value is { } number ? NumberCheck.AtLeast(0, number) : null;
    }
}
