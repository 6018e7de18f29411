using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Represents the settings of a training, which do not change while it runs.</summary>
/// <param name="Network">The network.</param>
/// <param name="Training">The images to train with.</param>
/// <param name="Validation">The images to validate with, if any.</param>
/// <param name="Preprocessing">The preprocessing of validation images.</param>
/// <param name="Options">The options.</param>
internal sealed record TrainingPlan(UnrolledNetwork Network, ImageSet Training, ImageSet? Validation, Preprocessing Preprocessing, TrainingOptions Options)
{
    private const double LongestWarmUp = 0.2;

    /// <summary>Gets the groups of equal images with different labels; empty if the trainer did not divide the set.</summary>
    public IReadOnlyList<DuplicateGroup> Conflicting { get; init; } = [];

    /// <summary>Gets the statistics that batch norms use, see <see cref="TrainingOptions.Norms"/>.</summary>
    public required NormTraining Norms { get; init; }

    /// <summary>
    /// Gets the class names of the loaded weights, in the order of the classifier's outputs; <see langword="null"/> if they are not known or the classifier is new.
    /// </summary>
    public IReadOnlyList<string>? LoadedClassNames { get; init; }

    /// <summary>Gets the recipe.</summary>
    public TrainingRecipe Recipe => Options.Recipe;

    /// <summary>
    /// Gets a value indicating whether the last batch of each epoch is dropped. It is dropped if it has a single image and the statistics of batch norms are updated, because batch
    /// norms cannot compute a variance of one image.
    /// </summary>
    public bool DropsLastBatch => Norms == NormTraining.Update && Training.Count > Recipe.BatchSize && Training.Count % Recipe.BatchSize == 1;

    /// <summary>Gets the stage that is trained alone in the first epochs: the last stage with parameters.</summary>
    public UnrolledModule Head => (UnrolledModule)Network.Parts.Last(part => part is UnrolledModule && part.parameters().Any());

    /// <summary>Gets the number of batches of an epoch.</summary>
    public int BatchesPerEpoch => ImageLoader.BatchesOf(Training.Count, Recipe.BatchSize, DropsLastBatch);

    /// <summary>Gets the schedule of the learning rate. The warm-up is limited to a fifth of the training, so that short trainings reach the peak rate.</summary>
    public LearningRateSchedule Schedule => Recipe.Schedule is WarmUpSchedule schedule && schedule.WarmUpEpochs > Recipe.Epochs * LongestWarmUp
        ? schedule with { WarmUpEpochs = Recipe.Epochs * LongestWarmUp }
        : Recipe.Schedule;

    /// <summary>Gets the division of batches into steps.</summary>
    public GradientAccumulation Accumulation => new(BatchesPerEpoch, Recipe.BatchesPerStep);

    /// <summary>Checks the settings and creates a plan.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">The images to train with.</param>
    /// <param name="validation">The images to validate with, if any.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">Images, options and network do not match.</exception>
    public static TrainingPlan Create(UnrolledNetwork network, ImageSet images, ImageSet? validation, TrainingOptions options)
    {
        ClassCheck.Run(network, images, nameof(images), "training ");
        if (images.CountByClass().Count(count => count > 0) < 2)
            throw new ArgumentException("All images have the same class; expected at least 2 classes with images. Add images of other classes.", nameof(images));
        if (validation is not null)
        {
            ClassCheck.Run(network, validation, nameof(validation), "validation ");
            if (!validation.ClassNames.SequenceEqual(images.ClassNames, StringComparer.Ordinal))
            {
                throw new ArgumentException(
                    "The classes of the validation set differ from those of the training set, or have another order. Open both sets with the same class names.",
                    nameof(validation));
            }
        }

        CheckFolder(options.Folder, images, nameof(images));
        CheckFolder(options.Folder, validation, nameof(validation));
        if (options.Recipe.HeadEpochs >= options.Recipe.Epochs)
        {
            throw new ArgumentException(
                $"{nameof(TrainingRecipe.HeadEpochs)} must be less than {nameof(TrainingRecipe.Epochs)}, {options.Recipe.Epochs}, but was {options.Recipe.HeadEpochs}. "
                + "Leave at least one epoch to train all stages.",
                nameof(options));
        }

        if (options.Patience is not null && validation is null)
        {
            throw new ArgumentException(
                $"{nameof(TrainingOptions.Patience)} is {options.Patience}, but there is no validation set to measure an improvement with. "
                + $"Pass a validation set, or set {nameof(TrainingOptions.Patience)} to null.",
                nameof(options));
        }

        if (options is { Norms: NormTraining.Frozen, NormEstimationBatches: > 0 })
        {
            throw new ArgumentException(
                $"{nameof(TrainingOptions.NormEstimationBatches)} is {options.NormEstimationBatches}, but the statistics of batch norms are frozen. "
                + $"Set {nameof(TrainingOptions.NormEstimationBatches)} to 0 or {nameof(TrainingOptions.Norms)} to {nameof(NormTraining.Update)}.",
                nameof(options));
        }

        var preprocessing = options.Preprocessing ?? network.WeightsInfo.Preprocessing ?? ForFreshWeights(network.Declaration.Resolution);
        preprocessing.Check();
        return new TrainingPlan(network, options.CacheBytes > 0 ? images.Cached(options.CacheBytes) : images, validation, preprocessing, options)
        {
            Norms = options.Norms ?? DefaultNorms(network, options),
            LoadedClassNames = network.WeightsInfo.ClassNames,
        };
    }

    /// <summary>
    /// Returns a value indicating whether a batch is used for training. It is not used if only one image of a larger batch is readable and the statistics of batch norms are
    /// updated, because batch norms cannot compute a variance of one image.
    /// </summary>
    /// <param name="batch">The batch.</param>
    public bool IsTrainedOn(ImageBatch batch) => Norms == NormTraining.Frozen || batch.Count > 1 || Recipe.BatchSize == 1;

    /// <summary>Returns the height and width of the training images of an epoch.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    public int SizeOf(int epoch) => Recipe.ImageSizes?.Size(epoch, Recipe.Epochs) ?? Preprocessing.Crop;

    /// <summary>Returns the loader of the training images of an epoch.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    public ImageLoader TrainingLoader(int epoch) =>
        new(Training, Augmentation(SizeOf(epoch)), LoaderOptions() with { Sampling = Options.Sampling, DropLast = DropsLastBatch });

    /// <summary>Returns the options of loaders.</summary>
    public LoaderOptions LoaderOptions()
    {
        var options = new LoaderOptions { BatchSize = Recipe.BatchSize, Seed = Options.Seed, MaximumUnreadable = Options.MaximumUnreadable };
        return Options.Workers is { } workers ? options with { Workers = workers } : options;
    }

    /// <summary>Returns the settings that must be the same when a training resumes, by name.</summary>
    public IReadOnlyDictionary<string, string> Settings() => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["network"] = Describe(Network),
        ["training images"] = Describe(Training),
        ["validation images"] = Validation is { } images ? Describe(images) : "none",
        ["preprocessing"] = InvariantText.Of(Preprocessing),
        ["augmentation"] = Describe(Augmentation(SizeOf(epoch: 0))),
    }.Concat(RecipeSettings()).ToDictionary();

    /// <summary>Returns the settings of the recipe and the options that determine the result, by name, in the order of the report.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> RecipeSettings()
    {
        (string Name, object? Value)[] settings =
        [
            ("epochs", Recipe.Epochs), ("epochs of the head alone", Recipe.HeadEpochs), ("new classifier from zero", Recipe.ZeroNewClassifier),
            ("batch size", Recipe.BatchSize), ("batches per step", Recipe.BatchesPerStep), ("optimizer", Recipe.Optimizer), ("learning rate", Recipe.PeakLearningRate),
            ("schedule", Schedule), ("rates of stages", Rates()),
            ("label smoothing", Recipe.LabelSmoothing), ("decay of averaged weights", Recipe.AverageDecay), ("maximum gradient norm", Recipe.MaximumGradientNorm),
            ("image sizes", Recipe.ImageSizes), ("mixing", Options.Mixing), ("sampling", Options.Sampling), ("class weights", Options.WeightClasses),
            ("batch norms", Norms),
            ("batches of norm estimation", Options.NormEstimationBatches), ("seed", Options.Seed),
        ];
        return [.. settings.Select(setting => KeyValuePair.Create(setting.Name, InvariantText.Of(setting.Value)))];
    }

    /// <summary>Returns the factors on the learning rate as text: one factor for all stages, or one for each stage.</summary>
    private string Rates()
    {
        var factors = Recipe.LayerRates.FactorsOf(Network);
        var stages = Network.Parts.Where(part => part.parameters().Any())
            .Select(part => (Name: part.GetName(), Factor: factors[part.parameters().First().Handle]))
            .ToList();
        return stages.All(stage => stage.Factor == stages[0].Factor)
            ? InvariantText.Of(stages[0].Factor)
            : string.Join(", ", stages.Select(stage => $"{stage.Name} {InvariantText.Of(stage.Factor)}"));
    }

    /// <summary>Throws an exception if the folder of results is in the folder whose sub-folders are the classes, because the next training would treat it as a class.</summary>
    private static void CheckFolder(string? results, ImageSet? images, string parameter)
    {
        if (results is null || images?.ClassFolder is not { } classes)
            return;
        var relative = Path.GetRelativePath(classes, results);
        if (relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(relative))
        {
            throw new ArgumentException(
                $"The folder of results '{results}' is in the folder of images '{classes}', where it would be a class of the next training. "
                + "Specify a folder outside of it.",
                parameter);
        }
    }

    private static NormTraining DefaultNorms(UnrolledNetwork network, TrainingOptions options) =>
        options.NormEstimationBatches == 0 && network.WeightsReport is { Kept.Count: > 0 } ? NormTraining.Frozen : NormTraining.Update;

    /// <summary>
    /// Returns the paper's preprocessing with a smaller border for small images. The paper's border of 16 pixels on each side (32 pixels in total) is a seventh of 224 pixels, but
    /// would be most of a small image.
    /// </summary>
    private static Preprocessing ForFreshWeights(int resolution)
    {
        var paper = Preprocessing.ForTrainingFromScratch(resolution);
        return paper with { Resize = Math.Min(paper.Resize, (int)Math.Round(resolution * 8 / 7.0)) };
    }

    private IImageTransform Augmentation(int size)
    {
        if (Options.Augmentation is not { } create)
            return AugmentationPresets.FineTune(size, Preprocessing.Mean, Preprocessing.StandardDeviation);
        var transform = create(size)
            ?? throw new ArgumentException($"{nameof(TrainingOptions.Augmentation)} returned null; expected a transform that creates images of {size} x {size}.");
        if (transform.Width != size || transform.Height != size)
        {
            throw new ArgumentException(
                $"The augmentation creates images of {transform.Width} x {transform.Height}; expected {size} x {size}. "
                + "Create the augmentation with the size that is passed to the function.");
        }

        if (transform is AugmentationPipeline pipeline && (pipeline.Mean, pipeline.StandardDeviation) != (Preprocessing.Mean, Preprocessing.StandardDeviation))
        {
            throw new ArgumentException(
                $"The augmentation normalizes with {pipeline.Mean} and {pipeline.StandardDeviation}; "
                + $"expected {Preprocessing.Mean} and {Preprocessing.StandardDeviation}, as in the preprocessing. "
                + "Pass the mean and the standard deviation of the preprocessing to the augmentation.");
        }

        return transform;
    }

    /// <summary>Describes a transform by the augmentations of a pipeline, or by its type if it is not a pipeline.</summary>
    private static string Describe(IImageTransform transform) => transform is AugmentationPipeline pipeline
        ? $"{string.Join(", ", pipeline.Augmentations.Select(InvariantText.Of))}; erasing: {InvariantText.Of(pipeline.Erasing)}"
        : transform.GetType().ToString();

    /// <summary>Describes a network by its type, its number of classes and a hash of its graph. A network that was not generated has no graph.</summary>
    private static string Describe(UnrolledNetwork network)
    {
        var name = $"{network.Declaration.TypeName} with {network.ClassCount} classes";
        return network.Declaration.GetNetwork is null ? name : $"{name}, {NetworkFingerprint.Of(network.Network)}";
    }

    /// <summary>Describes a set by its numbers of images and classes and a hash. The hash ensures that two different sets practically never have the same description.</summary>
    private static string Describe(ImageSet images)
    {
        var hash = new XxHash64();
        foreach (var name in images.ClassNames)
            hash.Append(MemoryMarshal.AsBytes($"{name}\0".AsSpan()));
        for (var i = 0; i < images.Count; i++)
        {
            var label = images.GetLabel(i);
            hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(ref label)));
            // The folder is not included, because it may be moved between two runs.
            hash.Append(MemoryMarshal.AsBytes(Path.GetFileName(images.GetName(i).AsSpan())));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{images.Count} of {images.ClassNames.Count} classes, {hash.GetCurrentHashAsUInt64():x16}");
    }
}
