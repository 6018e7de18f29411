namespace EffNet.Training;

/// <summary>
/// How a network is trained: optimizer, learning rate, regularization and averaging. Dropout and stochastic depth are not part of it: the network has those of its variant, as the paper states them.
/// Start from a preset and change what differs: <c>TrainingRecipe.FineTune with { Epochs = 20 }</c>.
/// </summary>
public sealed record TrainingRecipe
{
    /// <summary>
    /// Gets the recipe for pretrained weights and classes of your own: 10 epochs of AdamW with a rate of 1e-3 for the classifier and 1e-4 for the stages before it, warm-up in the first epoch and
    /// cosine, label smoothing 0.1, gradients clipped to a norm of 1, a new classifier that begins at 0. The rates are those of the two rounds of the cookbook's fine-tuning; the others are common
    /// choices, not the paper's.
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
    /// Gets a short recipe for fresh weights on small data sets: 100 epochs of gradient descent with Nesterov's momentum, a rate of 0.1 for 256 images (Goyal et al., 2017), 5 epochs of warm-up and
    /// cosine, weight decay 5e-5 on weights only, label smoothing 0.1, an average of weights with decay 0.999.
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
    /// Gets the recipe of the paper (Tan and Le, ICML 2019, section 5.2, and its code, tensorflow/tpu): 350 epochs of TensorFlow's RMSProp, a rate of 0.016 for 256 images with 5 epochs of
    /// warm-up, times 0.97 every 2.4 epochs, weight decay 1e-5 on everything but batch norms, label smoothing 0.1, an average of weights with decay 0.9999. The paper's batches have 4096
    /// images, and 256 here; the rate is scaled with any size.
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

    /// <summary>Gets how often each image is seen; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public required int Epochs { get; init => field = NumberCheck.AtLeast(1, value); }

    /// <summary>
    /// Gets the number of first epochs in which only the classifier is trained and all stages before it are frozen: its fresh weights would send large gradients through trained ones. 0 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int HeadEpochs { get; init => field = NumberCheck.AtLeast(0, value); }

    /// <summary>
    /// Gets a value indicating whether a new classifier begins with weights and biases of 0: one that was kept as it was drawn when the other stages were loaded from weights for other classes. Drawn
    /// weights are noise that few steps do not remove, and send gradients of that noise through trained stages; from 0, the first step changes the classifier alone. (Kolesnikov et al., "Big Transfer",
    /// ECCV 2020: <c>zero_head</c> of its code.) A classifier that was loaded, and that of a network with class names, is not changed. The default is <see langword="false"/>.
    /// </summary>
    public bool ZeroNewClassifier { get; init; }

    /// <summary>Gets the images of a batch; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public required int BatchSize { get; init => field = NumberCheck.AtLeast(1, value); }

    /// <summary>
    /// Gets the batches whose gradients are averaged for one step; 1 by default. It saves memory: batch norms still see single batches.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int BatchesPerStep { get; init => field = NumberCheck.AtLeast(1, value); } = 1;

    /// <summary>Gets the optimizer and its numbers, weight decay included.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public required OptimizerOptions Optimizer { get; init => field = NotNull(value, nameof(Optimizer)); }

    /// <summary>Gets the largest learning rate, for <see cref="LearningRateBatchSize"/> images per step if that is set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number greater than 0.</exception>
    public required double LearningRate { get; init => field = NumberCheck.Positive(value); }

    /// <summary>
    /// Gets the images per step for which <see cref="LearningRate"/> is stated: for other sizes it is scaled in proportion (Goyal et al., "Accurate, Large Minibatch SGD", 2017). If
    /// <see langword="null"/>, the default, it is not scaled.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? LearningRateBatchSize { get; init => field = value is { } size ? NumberCheck.AtLeast(1, size) : null; }

    /// <summary>Gets the largest learning rate of the optimizer: <see cref="LearningRate"/>, scaled with the images per step if <see cref="LearningRateBatchSize"/> is set.</summary>
    public double PeakLearningRate => LearningRateBatchSize is { } size ? LearningRate * ((double)BatchSize * BatchesPerStep / size) : LearningRate;

    /// <summary>Gets how the rate changes from step to step; constant by default. A warm-up of more than a fifth of the epochs is shortened to a fifth.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public LearningRateSchedule Schedule { get; init => field = NotNull(value, nameof(Schedule)); } = new ConstantSchedule();

    /// <summary>Gets the factors on the rate by stage; 1 for all by default.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public LayerRates LayerRates { get; init => field = NotNull(value, nameof(LayerRates)); } = LayerRates.Uniform;

    /// <summary>Gets the label smoothing, from 0 (included) to 1 (excluded); 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double LabelSmoothing { get; init => field = NumberCheck.BelowOne(value); }

    /// <summary>
    /// Gets the decay of the moving average of weights, from 0 (included) to 1 (excluded), at most (1 + n) / (10 + n) in step n. The average is then evaluated and saved. If <see langword="null"/>,
    /// the default, weights are not averaged.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double? AverageDecay { get; init => field = value is { } decay ? NumberCheck.BelowOne(decay) : null; }

    /// <summary>Gets the largest norm of all gradients together, to which larger ones are scaled. If <see langword="null"/>, the default, gradients are not scaled.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number greater than 0.</exception>
    public double? MaximumGradientNorm { get; init => field = value is { } norm ? NumberCheck.Positive(norm) : null; }

    /// <summary>Gets the size of the images by epoch. If <see langword="null"/>, the default, it is the same for all epochs.</summary>
    public ImageSizeSchedule? ImageSizes { get; init; }

    /// <summary>Checks a value for <see langword="null"/>.</summary>
    private static T NotNull<T>(T value, string name)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }
}
