namespace EffNet.Training;

/// <summary>
/// Specifies the optimizer, the learning rate, regularization and averaging of a training. Dropout and stochastic depth are not part of a recipe, because the variant of the
/// network specifies them. Start from a preset and change some properties, for example <c>TrainingRecipe.FineTune with { Epochs = 20 }</c>.
/// </summary>
public sealed record TrainingRecipe
{
    /// <summary>
    /// Gets the recipe for pretrained weights and your own classes: 10 epochs of AdamW with a rate of 1e-3 for the classifier and 1e-4 for the stages before it, warm-up in the
    /// first epoch and a cosine schedule, weight decay 0.01 only for weights, label smoothing 0.1, an average of weights with decay 0.99, gradients clipped to a norm of 1, and a
    /// new classifier that starts at 0. The rates are those of the two rounds of fine-tuning in the cookbook. The other values are common choices, not the paper's.
    /// </summary>
    public static TrainingRecipe FineTune { get; } = new()
    {
        Epochs = 10,
        BatchSize = 32,
        Optimizer = new AdamWOptions { DecayScope = WeightDecayScope.WeightsOnly },
        LearningRate = 1e-3,
        Schedule = new CosineSchedule { WarmUpEpochs = 1 },
        LayerRates = LayerRates.Backbone(0.1),
        ZeroNewClassifier = true,
        LabelSmoothing = 0.1,
        AverageDecay = 0.99,
        MaximumGradientNorm = 1,
    };

    /// <summary>
    /// Gets a short recipe for training from random weights on small data sets: 100 epochs of stochastic gradient descent with Nesterov's momentum, a rate of 0.1 for 256 images
    /// (Goyal et al., 2017), 5 epochs of warm-up and a cosine schedule, weight decay 5e-5 only for weights, label smoothing 0.1, and an average of weights with decay 0.999.
    /// </summary>
    public static TrainingRecipe FromScratch { get; } = new()
    {
        Epochs = 100,
        BatchSize = 64,
        Optimizer = new SgdOptions { WeightDecay = 5e-5, DecayScope = WeightDecayScope.WeightsOnly },
        LearningRate = 0.1,
        LearningRateBatchSize = 256,
        Schedule = new CosineSchedule { WarmUpEpochs = 5 },
        LabelSmoothing = 0.1,
        AverageDecay = 0.999,
    };

    /// <summary>
    /// Gets the recipe of the paper (Tan and Le, ICML 2019, section 5.2, and its code, tensorflow/tpu): 350 epochs of TensorFlow's RMSProp, a rate of 0.016 for 256 images with 5
    /// epochs of warm-up and a factor of 0.97 every 2.4 epochs, weight decay 1e-5 for all parameters except those of batch norms, label smoothing 0.1, and an average of weights
    /// with decay 0.9999. The paper's batches have 4096 images; here they have 256. The rate is scaled with the batch size.
    /// </summary>
    public static TrainingRecipe Paper { get; } = new()
    {
        Epochs = 350,
        BatchSize = 256,
        Optimizer = new RmsPropOptions(),
        LearningRate = 0.016,
        LearningRateBatchSize = 256,
        Schedule = new StaircaseSchedule { WarmUpEpochs = 5 },
        LabelSmoothing = 0.1,
        AverageDecay = 0.9999,
    };

    /// <summary>Gets the number of epochs; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public required int Epochs { get; init => field = NumberCheck.AtLeast(1, value); }

    /// <summary>
    /// Gets the number of epochs at the beginning in which only the classifier is trained and all stages before it are frozen. This protects the trained stages from the large
    /// gradients that the random weights of a new classifier cause. The default is 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int HeadEpochs { get; init => field = NumberCheck.AtLeast(0, value); }

    /// <summary>
    /// Gets a value indicating whether a new classifier starts with weights and biases of 0. A classifier is new if it has random weights because the other stages were loaded from
    /// weights for other classes. Random weights are noise that a few steps do not remove, and the noise affects the gradients of trained stages. With weights of 0, the first step
    /// changes only the classifier. (Kolesnikov et al., "Big Transfer", ECCV 2020: <c>zero_head</c> in its code.) A loaded classifier and the classifier of a network with class
    /// names are not changed. The default is <see langword="false"/>.
    /// </summary>
    public bool ZeroNewClassifier { get; init; }

    /// <summary>Gets the number of images of a batch; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public required int BatchSize { get; init => field = NumberCheck.AtLeast(1, value); }

    /// <summary>
    /// Gets the number of batches whose gradients are averaged for one step. Several small batches need less memory than one large batch, but batch norms compute the statistics of
    /// each batch. The default is 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int BatchesPerStep { get; init => field = NumberCheck.AtLeast(1, value); } = 1;

    /// <summary>Gets the optimizer and its options, including weight decay.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public required OptimizerOptions Optimizer { get; init => field = NotNull(value, nameof(Optimizer)); }

    /// <summary>Gets the largest learning rate. If <see cref="LearningRateBatchSize"/> is set, it is the rate for this number of images per step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number greater than 0.</exception>
    public required double LearningRate { get; init => field = NumberCheck.Positive(value); }

    /// <summary>
    /// Gets the number of images per step for which <see cref="LearningRate"/> is specified. For other numbers of images, the rate is scaled in proportion (Goyal et al.,
    /// "Accurate, Large Minibatch SGD", 2017). The number of images per step is that of full batches, even if the set has fewer images. If <see langword="null"/>, the default, the
    /// rate is not scaled.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? LearningRateBatchSize { get; init => field = value is { } size ? NumberCheck.AtLeast(1, size) : null; }

    /// <summary>
    /// Gets the largest learning rate of the optimizer. It is <see cref="LearningRate"/>, scaled with the number of images per step if <see cref="LearningRateBatchSize"/> is set.
    /// </summary>
    public double PeakLearningRate => LearningRateBatchSize is { } size ? LearningRate * ((double)BatchSize * BatchesPerStep / size) : LearningRate;

    /// <summary>Gets the schedule of the rate. The default is a constant rate. A warm-up of more than a fifth of the epochs is shortened to a fifth.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public LearningRateSchedule Schedule { get; init => field = NotNull(value, nameof(Schedule)); } = new ConstantSchedule();

    /// <summary>Gets the factors on the rate of the stages. The default is 1 for all stages.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public LayerRates LayerRates { get; init => field = NotNull(value, nameof(LayerRates)); } = LayerRates.Uniform;

    /// <summary>Gets the label smoothing, from 0 (included) to 1 (excluded). The default is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public double LabelSmoothing { get; init => field = NumberCheck.BelowOne(value); }

    /// <summary>
    /// Gets the decay of the moving average of weights, from 0 (included) to 1 (excluded). In step n, it is limited to (1 + n) / (10 + n). If it is set, the average is evaluated
    /// and saved. If <see langword="null"/>, the default, weights are not averaged.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public double? AverageDecay { get; init => field = value is { } decay ? NumberCheck.BelowOne(decay) : null; }

    /// <summary>
    /// Gets the largest total norm of all gradients. If the norm is larger, all gradients are scaled to it. If <see langword="null"/>, the default, gradients are not scaled.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number greater than 0.</exception>
    public double? MaximumGradientNorm { get; init => field = value is { } norm ? NumberCheck.Positive(norm) : null; }

    /// <summary>Gets the schedule of image sizes. If <see langword="null"/>, the default, all epochs have the same size.</summary>
    public ImageSizeSchedule? ImageSizes { get; init; }

    /// <summary>Returns a value that is not <see langword="null"/>, or throws an exception.</summary>
    private static T NotNull<T>(T value, string name)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }
}
