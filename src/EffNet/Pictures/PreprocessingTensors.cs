using System.Runtime.ExceptionServices;
using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Converts pictures to preprocessed tensors.</summary>
public static class PreprocessingTensors
{
    /// <summary>Preprocesses a picture into a batch of one image.</summary>
    /// <param name="preprocessing">The preprocessing.</param>
    /// <param name="picture">The picture, of any size.</param>
    /// <returns>
    /// A tensor of shape (1, 3, <see cref="Preprocessing.Crop"/>, <see cref="Preprocessing.Crop"/>) in single precision and in the channels-last memory format.
    /// </returns>
    /// <exception cref="PictureException">The picture is too narrow for <see cref="Preprocessing.Apply(Picture)"/>.</exception>
    public static Tensor ToTensor(this Preprocessing preprocessing, Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return preprocessing.ToBatch([picture]);
    }

    /// <summary>Preprocesses pictures into a batch in parallel.</summary>
    /// <param name="preprocessing">The preprocessing.</param>
    /// <param name="pictures">The pictures, of any size, at least one.</param>
    /// <param name="cancellationToken">The token to cancel the operation between two pictures.</param>
    /// <returns>
    /// A tensor of shape (N, 3, <see cref="Preprocessing.Crop"/>, <see cref="Preprocessing.Crop"/>) in single precision and in the channels-last memory format.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// There are no pictures, or the batch would have more than 2,147,483,647 bytes. Each picture has <see cref="Preprocessing.Crop"/> x
    /// <see cref="Preprocessing.Crop"/> x 12 bytes.
    /// </exception>
    /// <exception cref="PictureException">
    /// A picture is too narrow for <see cref="Preprocessing.Apply(Picture)"/>; the first such picture is reported.
    /// </exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static Tensor ToBatch(this Preprocessing preprocessing, IReadOnlyList<Picture> pictures, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(preprocessing);
        return Fill(preprocessing, pictures.Count, i => preprocessing.Apply(pictures[i]), nameof(pictures), cancellationToken);
    }

    /// <summary>
    /// Reads, decodes and preprocesses files into a batch in parallel. The total size of decoded pictures in memory is limited to
    /// <see cref="PictureLoadOptions.MaximumDecodedBytes"/>.
    /// </summary>
    /// <param name="preprocessing">The preprocessing.</param>
    /// <param name="paths">The JPEG, PNG or WebP files to read, at least one.</param>
    /// <param name="options">The options and limits for reading files; <see langword="null"/> for <see cref="PictureLoadOptions.Default"/>.</param>
    /// <param name="cancellationToken">The token to cancel the operation between two files.</param>
    /// <returns>
    /// A tensor of shape (N, 3, <see cref="Preprocessing.Crop"/>, <see cref="Preprocessing.Crop"/>) in single precision and in the channels-last memory format.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// There are no files, or the batch would have more than 2,147,483,647 bytes. Each picture has <see cref="Preprocessing.Crop"/> x
    /// <see cref="Preprocessing.Crop"/> x 12 bytes.
    /// </exception>
    /// <exception cref="PictureException">
    /// A file is not a readable image, exceeds a limit of the options, or is too narrow for <see cref="Preprocessing.Apply(Picture)"/>; the first such file in
    /// the given order is reported.
    /// </exception>
    /// <exception cref="IOException">A file does not exist or cannot be read; the first such file is reported.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not read a file, or it is a folder; the first such file is reported.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
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
            throw new ArgumentException("The batch is empty; pass at least one picture.", parameter);
        preprocessing.Check();
        using var images = new TensorImages(count, preprocessing.Crop);
        var problems = PictureBatch.Fill(preprocessing, count, cut, images.PlaceOf, images.Order, cancellationToken);
        if (Array.Find(problems, problem => problem is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
        return images.Images.alias();
    }
}
