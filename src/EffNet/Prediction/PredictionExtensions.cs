using EffNet.Explanation;
using EffNet.Pictures;
using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Predicts the best classes of images with networks.</summary>
/// <remarks>
/// <para>
/// During a call, the network is in evaluation mode and gradients are not recorded. Afterwards, the network returns to its previous mode. Images are moved to
/// the device of the parameters. If the caller does not specify the preprocessing or the class names, those of the network's weights are used:
/// <see cref="UnrolledNetwork.WeightsInfo"/>.
/// </para>
/// <para>
/// Several threads may use the same network object at once. A network in training mode is then in evaluation mode from the start of the first call to the end
/// of the last call. During this time, do not train the network, set its mode or its weights, or explain it with <see cref="ClassActivation"/>. Only calls for
/// the same object are coordinated, not calls for two networks that share layers.
/// </para>
/// </remarks>
public static class PredictionExtensions
{
    /// <summary>Predicts the best classes of images.</summary>
    /// <param name="model">The network, which returns one row of scores for each image.</param>
    /// <param name="images">
    /// The images, of shape (N, C, H, W), preprocessed for the weights, any floating-point type and any device. They are not disposed.
    /// </param>
    /// <param name="top">The maximum number of classes to return for each image.</param>
    /// <param name="options">
    /// The class names and the batch size; <see langword="null"/> for the defaults. The options must not contain preprocessing, because the images are already
    /// preprocessed.
    /// </param>
    /// <returns>The best classes of each image, best first. Equal scores are in the order of the class indices.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> or the batch size is less than 1.</exception>
    /// <exception cref="ArgumentException">
    /// There are more or fewer names than classes, the tensor is not a batch of images, or the options contain preprocessing.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network has no classifier, or returns scores that are not finite; the message states the first image.
    /// </exception>
    public static IReadOnlyList<IReadOnlyList<Prediction>> Predict(this nn.Module<Tensor, Tensor> model, Tensor images, int top = 5, PredictionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        options = Checked(model, top, options);
        if (options.Preprocessing is not null)
        {
            throw new ArgumentException(
                "'Preprocessing' is not supported for tensors, because they must already be preprocessed. Remove it from the options, or pass pictures.", nameof(options));
        }

        if (images.ndim == 0)
            throw new ArgumentException("The tensor has no dimensions; expected a batch of images (N, C, H, W).", nameof(images));
        if (!images.is_floating_point())
            throw Refusals.NotFloatingPoint(model, images, nameof(images));
        var all = new List<IReadOnlyList<Prediction>>();
        for (var start = 0L; start < images.shape[0]; start += options.BatchSize)
        {
            var first = start;
            using var batch = images.narrow(0, first, Math.Min(options.BatchSize, images.shape[0] - first));
            all.AddRange(Ask(model, batch, i => $"Image {first + i}", top, options));
        }

        return all;
    }

    /// <summary>Predicts the best classes of a picture.</summary>
    /// <param name="model">The network, which returns one row of scores for each image.</param>
    /// <param name="picture">The picture, of any size.</param>
    /// <param name="top">The maximum number of classes to return.</param>
    /// <param name="options">The preprocessing, class names and batch size; <see langword="null"/> for the defaults.</param>
    /// <returns>The best classes, best first. Equal scores are in the order of the class indices.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> or the batch size is less than 1.</exception>
    /// <exception cref="ArgumentException">There are more or fewer names than classes.</exception>
    /// <exception cref="PictureException">The picture is too narrow for <see cref="Preprocessing.Apply(Picture)"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// No preprocessing is specified and that of the network's weights is unknown; the network has no classifier; or it returns scores that are not finite.
    /// </exception>
    public static IReadOnlyList<Prediction> Predict(this nn.Module<Tensor, Tensor> model, Picture picture, int top = 5, PredictionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return model.Predict([picture], top, options)[0];
    }

    /// <summary>Predicts the best classes of pictures.</summary>
    /// <param name="model">The network, which returns one row of scores for each image.</param>
    /// <param name="pictures">The pictures, of any size.</param>
    /// <param name="top">The maximum number of classes to return for each picture.</param>
    /// <param name="options">The preprocessing, class names and batch size; <see langword="null"/> for the defaults.</param>
    /// <returns>The best classes of each picture, best first. Equal scores are in the order of the class indices.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> or the batch size is less than 1.</exception>
    /// <exception cref="ArgumentException">
    /// There are more or fewer names than classes, or a batch would have more than 2,147,483,647 bytes, with 12 bytes for each pixel of the network's input.
    /// </exception>
    /// <exception cref="PictureException">A picture is too narrow for <see cref="Preprocessing.Apply(Picture)"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// No preprocessing is specified and that of the network's weights is unknown; the network has no classifier; or it returns scores that are not finite, and
    /// the message states the first picture.
    /// </exception>
    public static IReadOnlyList<IReadOnlyList<Prediction>> Predict(
        this nn.Module<Tensor, Tensor> model, IReadOnlyList<Picture> pictures, int top = 5, PredictionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        options = Checked(model, top, options);
        var preprocessing = KnownPreprocessing.Of(model, options.Preprocessing);
        var all = new List<IReadOnlyList<Prediction>>(pictures.Count);
        foreach (var chunk in pictures.Chunk(options.BatchSize))
        {
            using var batch = preprocessing.ToBatch(chunk);
            all.AddRange(Ask(model, batch, i => $"Picture {all.Count + i}", top, options));
        }

        return all;
    }

    /// <summary>
    /// Predicts the best classes of files. Results are returned one by one as they become available. The next batch is read while the network processes the
    /// current batch, and at most two batches are in memory. A file that cannot be read has a result with the reason, and the other files are processed.
    /// </summary>
    /// <param name="model">The network, which returns one row of scores for each image.</param>
    /// <param name="paths">The files to read. <see cref="PictureFile.EnumerateFiles"/> finds the files in a folder.</param>
    /// <param name="top">The maximum number of classes to return for each file.</param>
    /// <param name="options">The preprocessing, class names, batch size, and options for reading files; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">The token to cancel the operation between two files.</param>
    /// <returns>One result for each file, in the given order: the best classes, or the reason why the file could not be read.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> or the batch size is less than 1.</exception>
    /// <exception cref="ArgumentException">
    /// There are more or fewer names than classes, or a batch would have more than 2,147,483,647 bytes, with 12 bytes for each pixel of the network's input.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// No preprocessing is specified and that of the network's weights is unknown; the network has no classifier; or it returns scores that are not finite, and
    /// the message states the first file.
    /// </exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static IEnumerable<FilePrediction> PredictFiles(
        this nn.Module<Tensor, Tensor> model, IEnumerable<string> paths, int top = 5, PredictionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        options = Checked(model, top, options);
        var preprocessing = KnownPreprocessing.Of(model, options.Preprocessing);
        preprocessing.Check();
        var reading = new PictureReading(new ModuleClassifier(model), preprocessing, options.BatchSize, options.LoadOptions, cancellationToken);
        return FilePredictions.Ask(paths, reading, top, classCount => NamesFor(model, options, classCount));
    }

    private static Prediction[][] Ask(nn.Module<Tensor, Tensor> model, Tensor images, Func<int, string> nameOf, int top, PredictionOptions options)
    {
        var answers = NetworkScores.Of(model, images, nameOf);
        var names = NamesFor(model, options, answers.ClassCount);
        return [.. Enumerable.Range(0, (int)images.shape[0]).Select(i => answers.Predictions(i, top, names))];
    }

    private static IReadOnlyList<string>? NamesFor(nn.Module<Tensor, Tensor> model, PredictionOptions options, int classCount)
    {
        ClassNameCount.Check(options.ClassNames, classCount, nameof(options));
        return options.ClassNames ?? (model as UnrolledNetwork)?.WeightsInfo.ClassNames;
    }

    private static PredictionOptions Checked(nn.Module<Tensor, Tensor> model, int top, PredictionOptions? options)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new PredictionOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1);
        NetworkScores.CheckClassifier(model);
        if (model is UnrolledNetwork network)
            ClassNameCount.Check(options.ClassNames, network.ClassCount, nameof(options));
        return options;
    }
}
