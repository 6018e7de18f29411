using EffNet.Explanation;
using EffNet.Pictures;
using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Asks networks for the best classes of pictures.</summary>
/// <remarks>
/// <para>
/// A network evaluates while it is asked, without recording gradients, and is in its former mode afterwards. Pictures go where its parameters are. How they are
/// prepared, and what the classes are called, is what the caller passes, or else what the network's weights say: <see cref="UnrolledNetwork.WeightsInfo"/>.
/// </para>
/// <para>
/// Any number of threads may ask one network object at once. One that trains then evaluates from the beginning of the first call to the end of the last one, and nothing
/// else may use it meanwhile: train it, set its mode or its weights, or explain it with <see cref="ClassActivation"/>. Only calls for the same object know of each other, not those for
/// two networks that share layers.
/// </para>
/// </remarks>
public static class PredictionExtensions
{
    /// <summary>The best classes of images.</summary>
    /// <param name="model">The network: one row of scores for each image.</param>
    /// <param name="images">Images (N, C, H, W), prepared as the weights expect, of any floating type and on any device; they stay the caller's.</param>
    /// <param name="top">How many classes; all, if there are fewer.</param>
    /// <param name="options">Class names and batch size; the defaults if <see langword="null"/>. The images are prepared, so there must be no preprocessing.</param>
    /// <returns>For each image its classes, best first; of equal ones the lower number.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> or the batch size is below 1.</exception>
    /// <exception cref="ArgumentException">There are more or fewer names than classes, the tensor is no batch of images, or the options have a preprocessing.</exception>
    /// <exception cref="InvalidOperationException">The network has no classifier, or answers with scores that are not finite: the message names the first image or file.</exception>
    public static IReadOnlyList<IReadOnlyList<Prediction>> Predict(this nn.Module<Tensor, Tensor> model, Tensor images, int top = 5, PredictionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        options = Checked(model, top, options);
        if (options.Preprocessing is not null)
            throw new ArgumentException("A tensor of images is prepared already: leave 'Preprocessing' out, or pass pictures.", nameof(options));
        if (images.ndim == 0)
            throw new ArgumentException("A single number is no batch of images (N, C, H, W).", nameof(images));
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

    /// <summary>The best classes of a picture.</summary>
    /// <param name="model">The network: one row of scores for each image.</param>
    /// <param name="picture">A picture of any size.</param>
    /// <param name="top">How many classes; all, if there are fewer.</param>
    /// <param name="options">Preprocessing, class names and batch size; the defaults if <see langword="null"/>.</param>
    /// <returns>Its classes, best first; of equal ones the lower number.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> or the batch size is below 1.</exception>
    /// <exception cref="ArgumentException">There are more or fewer names than classes.</exception>
    /// <exception cref="PictureException">The picture is too narrow, as <see cref="Preprocessing.Apply(Picture)"/> says.</exception>
    /// <exception cref="InvalidOperationException">
    /// No preprocessing is given and the network's weights say none; or the network has no classifier, or answers with scores that are not finite.
    /// </exception>
    public static IReadOnlyList<Prediction> Predict(this nn.Module<Tensor, Tensor> model, Picture picture, int top = 5, PredictionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return model.Predict([picture], top, options)[0];
    }

    /// <summary>The best classes of pictures.</summary>
    /// <param name="model">The network: one row of scores for each image.</param>
    /// <param name="pictures">Pictures of any sizes.</param>
    /// <param name="top">How many classes; all, if there are fewer.</param>
    /// <param name="options">Preprocessing, class names and batch size; the defaults if <see langword="null"/>.</param>
    /// <returns>For each picture its classes, best first; of equal ones the lower number.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> or the batch size is below 1.</exception>
    /// <exception cref="ArgumentException">There are more or fewer names than classes, or a batch would have more than 2,147,483,647 bytes, 12 for each pixel of the network's input.</exception>
    /// <exception cref="PictureException">A picture is too narrow, as <see cref="Preprocessing.Apply(Picture)"/> says.</exception>
    /// <exception cref="InvalidOperationException">
    /// No preprocessing is given and the network's weights say none; or the network has no classifier, or answers with scores that are not finite: the message names the first image or file.
    /// </exception>
    public static IReadOnlyList<IReadOnlyList<Prediction>> Predict(this nn.Module<Tensor, Tensor> model, IReadOnlyList<Picture> pictures, int top = 5, PredictionOptions? options = null)
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
    /// The best classes of files, one by one as they are known: the next batch is read while the network looks at the last one, and never more than two are in memory.
    /// A file that cannot be read is reported in its place, and the rest goes on.
    /// </summary>
    /// <param name="model">The network: one row of scores for each image.</param>
    /// <param name="paths">The files; <see cref="PictureFile.EnumerateFiles"/> finds those of a folder.</param>
    /// <param name="top">How many classes; all, if there are fewer.</param>
    /// <param name="options">Preprocessing, class names, batch size, and how files are read; the defaults if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>For each file, in their order, its classes or why it could not be read.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> or the batch size is below 1.</exception>
    /// <exception cref="ArgumentException">There are more or fewer names than classes, or a batch would have more than 2,147,483,647 bytes, 12 for each pixel of the network's input.</exception>
    /// <exception cref="InvalidOperationException">
    /// No preprocessing is given and the network's weights say none; or the network has no classifier, or answers with scores that are not finite: the message names the first image or file.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
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
        var answers = Answers.Of(model, images, nameOf);
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
        Answers.CheckClassifier(model);
        if (model is UnrolledNetwork network)
            ClassNameCount.Check(options.ClassNames, network.ClassCount, nameof(options));
        return options;
    }
}
