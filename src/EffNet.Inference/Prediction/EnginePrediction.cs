using System.Runtime.ExceptionServices;
using EffNet.Explanation;
using EffNet.Pictures;
using EffNet.Weights;

namespace EffNet.Inference;

/// <summary>Classifies pictures with inference engines, and computes class activation maps.</summary>
/// <remarks>
/// If the caller does not pass preprocessing or class names, those of the weights (<see cref="InferenceEngine.Info"/>) are used. The methods may be called on any
/// number of threads at the same time.
/// </remarks>
public static class EnginePrediction
{
    private const int Channels = 3;

    /// <summary>Returns the best classes of a picture.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="picture">A picture of any size.</param>
    /// <param name="top">The number of best classes to return. If there are fewer classes, all are returned.</param>
    /// <param name="options">
    /// The preprocessing, class names and batch size. If <see langword="null"/>, the preprocessing and class names of the weights and the default batch size are
    /// used.
    /// </param>
    /// <returns>The classes, best first. If two classes have equal scores, the class with the lower index comes first.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> or the batch size is less than 1.</exception>
    /// <exception cref="ArgumentException">The number of names differs from the number of classes.</exception>
    /// <exception cref="PictureException">The picture is too narrow for <see cref="Preprocessing.Apply(Picture)"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// No preprocessing was passed, and the weights do not specify one; the network has no classifier, or an input without three channels; or a score is not
    /// finite.
    /// </exception>
    public static IReadOnlyList<Prediction> Predict(this InferenceEngine engine, Picture picture, int top = 5, PredictionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return engine.Predict([picture], top, options)[0];
    }

    /// <summary>Returns the best classes of pictures.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="pictures">Pictures of any size.</param>
    /// <param name="top">The number of best classes to return. If there are fewer classes, all are returned.</param>
    /// <param name="options">
    /// The preprocessing, class names and batch size. If <see langword="null"/>, the preprocessing and class names of the weights and the default batch size are
    /// used.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation between two pictures or two layers.</param>
    /// <returns>The classes of each picture, best first. If two classes have equal scores, the class with the lower index comes first.</returns>
    /// <exception cref="ArgumentException">
    /// The number of names differs from the number of classes, or a batch would have more than 2,147,483,647 bytes, at 12 bytes per pixel of the network's
    /// input.
    /// </exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    /// <inheritdoc cref="Predict(InferenceEngine, Picture, int, PredictionOptions)" path="/exception"/>
    public static IReadOnlyList<IReadOnlyList<Prediction>> Predict(
        this InferenceEngine engine, IReadOnlyList<Picture> pictures, int top = 5, PredictionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(pictures);
        options ??= new PredictionOptions();
        var (preprocessing, names) = engine.Check(top, options);
        for (var i = 0; i < pictures.Count; i++)
            _ = pictures[i] ?? throw new ArgumentException($"Picture {i} is null.", nameof(pictures));
        var all = new List<IReadOnlyList<Prediction>>(pictures.Count);
        foreach (var chunk in pictures.Chunk(options.BatchSize))
        {
            var images = Prepare(preprocessing, chunk, cancellationToken);
            var scores = engine.Score(images, preprocessing.Crop, i => $"Picture {all.Count + i}", cancellationToken);
            all.AddRange(Enumerable.Range(0, chunk.Length).Select(i => scores.Predictions(i, top, names)).ToList());
        }

        return all;
    }

    /// <summary>
    /// Returns the class activation map (CAM) of a picture, which shows the positions that raise or lower the score of a class (Zhou et al., CVPR 2016). It is
    /// computed without gradients from the maps whose means the classifier reads.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <param name="picture">A picture of any size.</param>
    /// <param name="classIndex">The index of the class; the best class of the picture if <see langword="null"/>.</param>
    /// <param name="preprocessing">
    /// The preprocessing. If <see langword="null"/>, the preprocessing of the weights is used. Its <see cref="Preprocessing.Apply(Picture)"/> returns the part of
    /// the picture that the network reads.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation between two layers.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classIndex"/> is not the index of a class.</exception>
    /// <exception cref="PictureException">The picture is too narrow for <see cref="Preprocessing.Apply(Picture)"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// No preprocessing was passed, and the weights do not specify one; the network has no classifier, no global average pooling before the classifier, or an
    /// input without three channels; or a score is not finite.
    /// </exception>
    public static ActivationMap Cam(
        this InferenceEngine engine, Picture picture, int? classIndex = null, Preprocessing? preprocessing = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(picture);
        CheckClassifier(engine.Network);
        preprocessing = PreprocessingOf(engine, preprocessing);
        if (classIndex is { } index && (index < 0 || index >= engine.Network.ClassCount))
            throw new ArgumentOutOfRangeException(nameof(classIndex), index, $"The class must be from 0 to {engine.Network.ClassCount - 1}, but was {index}.");
        var image = Prepare(preprocessing, [picture], cancellationToken);
        return MapsOf(engine, image, preprocessing.Crop, preprocessing.Crop, classIndex is { } chosen ? [chosen] : null, _ => "The picture", cancellationToken)[0];
    }

    /// <summary>Returns the class activation maps of images.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="images">The images, (N, C, H, W) in row-major order. The number of images follows from the length.</param>
    /// <param name="height">The height of the images, in pixels.</param>
    /// <param name="width">The width of the images, in pixels.</param>
    /// <param name="classes">The index of a class for each image; the best class of each image if <see langword="null"/>.</param>
    /// <param name="cancellationToken">A token to cancel the operation between two layers.</param>
    /// <returns>A map for each image.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An index is not the index of a class.</exception>
    /// <exception cref="ArgumentException">
    /// The length is not a multiple of the size of an image, the images are too small for the network, or the number of classes differs from the number of
    /// images.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network has no classifier, or no global average pooling before the classifier; or a score is not finite.
    /// </exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static IReadOnlyList<ActivationMap> Cam(
        this InferenceEngine engine, ReadOnlySpan<float> images, int height, int width, IReadOnlyList<int>? classes = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        CheckClassifier(engine.Network);
        foreach (var index in classes ?? [])
        {
            if (index < 0 || index >= engine.Network.ClassCount)
                throw new ArgumentOutOfRangeException(nameof(classes), index, $"The class must be from 0 to {engine.Network.ClassCount - 1}, but was {index}.");
        }

        return MapsOf(engine, images, height, width, classes, i => $"Image {i}", cancellationToken);
    }

    private static ActivationMap[] MapsOf(
        InferenceEngine engine, ReadOnlySpan<float> images, int height, int width, IReadOnlyList<int>? classes, Func<int, string> nameOf, CancellationToken cancellationToken)
    {
        if (engine.Network.Classifier?.Maps is null)
        {
            throw new InvalidOperationException(
                "Class activation maps require a classifier after global average pooling, which this network does not have. "
                + "Use Grad-CAM (ClassActivation.GradCam) on the TorchSharp network instead.");
        }

        var (logits, maps, shape) = engine.RunScores(images, height, width, hasMaps: true, cancellationToken);
        var scores = ScoresOf(engine, logits, nameOf);
        var count = logits.Length / engine.Network.ClassCount;
        if (classes is not null && classes.Count != count)
            throw new ArgumentException($"There are {classes.Count} classes for {count} images; expected one class for each image.", nameof(classes));
        var all = new ActivationMap[count];
        for (var i = 0; i < count; i++)
        {
            var index = classes?[i] ?? scores.Best(i, 1)[0];
            var values = WeightedSum(maps.AsSpan(i * (int)shape.Elements, (int)shape.Elements), engine.ClassifierRow(index));
            all[i] = new ActivationMap(index, engine.Info.ClassNames?[index], scores.ProbabilityOf(i, index), shape.Height, shape.Width, values);
        }

        return all;
    }

    /// <summary>Checks the options of a caller and adds the information of the weights.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="top">The requested number of classes.</param>
    /// <param name="options">The options of the caller.</param>
    /// <returns>The preprocessing and the names of the classes.</returns>
    internal static (Preprocessing Preprocessing, IReadOnlyList<string>? ClassNames) Check(this InferenceEngine engine, int top, PredictionOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1);
        CheckClassifier(engine.Network);
        ClassNameCount.Check(options.ClassNames, engine.Network.ClassCount, nameof(options));
        return (PreprocessingOf(engine, options.Preprocessing), options.ClassNames ?? engine.Info.ClassNames);
    }

    /// <summary>Returns the scores of prepared pictures. All scores are finite.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="images">The pictures, (N, 3, size, size) in row-major order.</param>
    /// <param name="size">The height and width, in pixels.</param>
    /// <param name="nameOf">A function that returns the name of a picture.</param>
    /// <param name="cancellationToken">A token to cancel the operation between two layers.</param>
    internal static ClassScores Score(this InferenceEngine engine, ReadOnlySpan<float> images, int size, Func<int, string> nameOf, CancellationToken cancellationToken) =>
        ScoresOf(engine, engine.RunScores(images, size, size, hasMaps: false, cancellationToken).Scores, nameOf);

    private static void CheckClassifier(EffNet.Networks.Network network)
    {
        var shape = network.Outputs[0].Value.Shape;
        if (network.ClassCount == 0 || shape.Pixels > 1 || shape.Channels != network.ClassCount)
            throw new InvalidOperationException("This network has no classifier; set 'classes' in its .effnet file.");
    }

    private static Preprocessing PreprocessingOf(InferenceEngine engine, Preprocessing? given)
    {
        if (engine.Network.Input.Channels != Channels)
        {
            throw new InvalidOperationException(
                $"Pictures have {Channels} channels, but this network expects images with {engine.Network.Input.Channels}; prepare the images yourself and call Run.");
        }

        var preprocessing = given ?? engine.Info.Preprocessing ?? throw new InvalidOperationException(
            "The preprocessing is unknown, because the file of the weights does not specify it. "
            + $"Pass it to Cam, in {nameof(PredictionOptions)}, or when the engine is created, in {nameof(InferenceOptions)}.{nameof(InferenceOptions.Info)}. "
            + "For published weights, use the preprocessing of the checkpoint, for example EfficientNetB0.Checkpoints.Default.Preprocessing; "
            + $"for weights trained from scratch, use Preprocessing.ForTrainingFromScratch({engine.Network.Input.Height}).");
        preprocessing.Check();
        return preprocessing;
    }

    private static float[] Prepare(Preprocessing preprocessing, Picture[] pictures, CancellationToken cancellationToken)
    {
        PictureBatch.CheckSize(pictures.Length, preprocessing.Crop);
        var length = Channels * preprocessing.Crop * preprocessing.Crop;
        var images = new float[pictures.Length * length];
        var problems = PictureBatch.Fill(
            preprocessing, pictures.Length, i => preprocessing.Apply(pictures[i]), i => images.AsSpan(i * length, length), PixelOrder.ChannelsFirst, cancellationToken);
        if (Array.Find(problems, problem => problem is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
        return images;
    }

    private static ClassScores ScoresOf(InferenceEngine engine, float[] logits, Func<int, string> nameOf)
    {
        var scores = new ClassScores(logits, engine.Network.ClassCount);
        scores.CheckFinite(engine.Info.Network ?? "the network", nameOf, "Check the weights and the preprocessing for values that are too large or not finite.");
        return scores;
    }

    /// <summary>Returns maps (C, h, w) multiplied by a weight for each channel and summed over channels.</summary>
    private static float[] WeightedSum(ReadOnlySpan<float> maps, float[] weights)
    {
        var sums = new float[maps.Length / weights.Length];
        for (var channel = 0; channel < weights.Length; channel++)
        {
            var map = maps.Slice(channel * sums.Length, sums.Length);
            for (var i = 0; i < sums.Length; i++)
                sums[i] += weights[channel] * map[i];
        }

        return sums;
    }
}
