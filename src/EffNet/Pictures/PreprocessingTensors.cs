using System.Runtime.ExceptionServices;
using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Prepares pictures as tensors.</summary>
public static class PreprocessingTensors
{
    /// <summary>A picture as a network reads it: a batch of one.</summary>
    /// <param name="preprocessing">How pictures are prepared.</param>
    /// <param name="picture">A picture of any size.</param>
    /// <returns>(1, 3, <see cref="Preprocessing.Crop"/>, <see cref="Preprocessing.Crop"/>), 32-bit floating point, channels last in memory.</returns>
    /// <exception cref="PictureException">It is too narrow, as <see cref="Preprocessing.Apply(Picture)"/> says.</exception>
    public static Tensor ToTensor(this Preprocessing preprocessing, Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return preprocessing.ToBatch([picture]);
    }

    /// <summary>Pictures as a network reads them, prepared in parallel.</summary>
    /// <param name="preprocessing">How pictures are prepared.</param>
    /// <param name="pictures">Pictures of any sizes, at least one.</param>
    /// <param name="cancellationToken">Stops between two pictures.</param>
    /// <returns>(N, 3, <see cref="Preprocessing.Crop"/>, <see cref="Preprocessing.Crop"/>), 32-bit floating point, channels last in memory.</returns>
    /// <exception cref="ArgumentException">There is none, or the batch would have more than 2,147,483,647 bytes: <see cref="Preprocessing.Crop"/> x <see cref="Preprocessing.Crop"/> x 12 for each picture.</exception>
    /// <exception cref="PictureException">A picture is too narrow, as <see cref="Preprocessing.Apply(Picture)"/> says; the first such.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static Tensor ToBatch(this Preprocessing preprocessing, IReadOnlyList<Picture> pictures, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(preprocessing);
        return Fill(preprocessing, pictures.Count, i => preprocessing.Apply(pictures[i]), nameof(pictures), cancellationToken);
    }

    /// <summary>
    /// Reads files as a network takes them, decoded and prepared in parallel. Of the decoded pictures, no more than <see cref="PictureLoadOptions.MaximumDecodedBytes"/> are in memory at once.
    /// </summary>
    /// <param name="preprocessing">How pictures are prepared.</param>
    /// <param name="paths">JPEG, PNG or WebP files, at least one.</param>
    /// <param name="options">How to read them, and limits; <see cref="PictureLoadOptions.Default"/> if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>(N, 3, <see cref="Preprocessing.Crop"/>, <see cref="Preprocessing.Crop"/>), 32-bit floating point, channels last in memory.</returns>
    /// <exception cref="ArgumentException">There is none, or the batch would have more than 2,147,483,647 bytes: <see cref="Preprocessing.Crop"/> x <see cref="Preprocessing.Crop"/> x 12 for each picture.</exception>
    /// <exception cref="PictureException">A file is no picture that can be read, exceeds a limit of the options, or is too narrow, as <see cref="Preprocessing.Apply(Picture)"/> says; the first such in the order given.</exception>
    /// <exception cref="IOException">A file does not exist or cannot be read; the first such.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading a file is not allowed, or it is a folder; the first such.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static Tensor LoadBatch(this Preprocessing preprocessing, IEnumerable<string> paths, PictureLoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        options ??= PictureLoadOptions.Default;
        var files = paths.ToList();
        var budget = new DecodeBudget(options.MaximumDecodedBytes);
        return Fill(preprocessing, files.Count, i => preprocessing.Cut(files[i], options, budget, cancellationToken), nameof(paths), cancellationToken);
    }

    private static Tensor Fill(Preprocessing preprocessing, int count, Func<int, Picture> cut, string parameter, CancellationToken cancellationToken)
    {
        if (count == 0)
            throw new ArgumentException("A batch needs at least one picture.", parameter);
        preprocessing.Check();
        using var images = new TensorImages(count, preprocessing.Crop);
        var problems = PictureBatch.Fill(preprocessing, count, cut, images.PlaceOf, images.Order, cancellationToken);
        if (Array.Find(problems, problem => problem is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
        return images.Images.alias();
    }
}
