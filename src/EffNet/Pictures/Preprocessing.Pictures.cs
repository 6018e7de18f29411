using System.Globalization;
using System.Runtime.ExceptionServices;
using static TorchSharp.torch;

namespace EffNet;

/// <content>What is done to pictures. Apart from the numbers, which the command line tool knows too, and it has neither Skia's pictures nor TorchSharp.</content>
public sealed partial record Preprocessing
{
    /// <summary>
    /// Resizes and cuts: the square that the network sees, before it becomes numbers. Where the resized picture is smaller than the square, black surrounds it, as in torchvision.
    /// </summary>
    /// <param name="picture">A picture of any size.</param>
    /// <returns>A picture of <see cref="Crop"/> x <see cref="Crop"/>, to the bit what torchvision 0.14 makes with Pillow.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Resize"/> or <see cref="Crop"/> is below 1.</exception>
    /// <exception cref="PictureException">It is so narrow that its longer side would be resized to more than 2,147,483,647 pixels.</exception>
    public Picture Apply(Picture picture) => Apply(picture, "The picture");

    /// <summary>Does that to a picture of a name.</summary>
    /// <param name="picture">A picture of any size.</param>
    /// <param name="name">What to call it in messages.</param>
    internal Picture Apply(Picture picture, string name)
    {
        ArgumentNullException.ThrowIfNull(picture);
        Check();
        var (width, height) = NewSize(picture, name);
        var (x, y) = (CentreCut.Of(width, Crop), CentreCut.Of(height, Crop));
        var horizontal = new ResamplingWeights(picture.Width, width, x.Start, x.Length, Interpolation);
        var vertical = new ResamplingWeights(picture.Height, height, y.Start, y.Length, Interpolation);
        var cut = Resampler.Resize(picture, horizontal, vertical);
        return x.Length == Crop && y.Length == Crop ? cut : Surround(cut, x.Border, y.Border);
    }

    /// <summary>A picture as a network reads it: a batch of one.</summary>
    /// <param name="picture">A picture of any size.</param>
    /// <returns>(1, 3, <see cref="Crop"/>, <see cref="Crop"/>), 32-bit floating point, channels last in memory.</returns>
    /// <exception cref="PictureException">It is too narrow, as <see cref="Apply(Picture)"/> says.</exception>
    public Tensor ToTensor(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return ToBatch([picture]);
    }

    /// <summary>Pictures as a network reads them, prepared in parallel.</summary>
    /// <param name="pictures">Pictures of any sizes, at least one.</param>
    /// <param name="cancellationToken">Stops between two pictures.</param>
    /// <returns>(N, 3, <see cref="Crop"/>, <see cref="Crop"/>), 32-bit floating point, channels last in memory.</returns>
    /// <exception cref="ArgumentException">There is none, or the batch would have more than 2,147,483,647 bytes: <see cref="Crop"/> x <see cref="Crop"/> x 12 for each picture.</exception>
    /// <exception cref="PictureException">A picture is too narrow, as <see cref="Apply(Picture)"/> says; the first such.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Tensor ToBatch(IReadOnlyList<Picture> pictures, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        return Fill(pictures.Count, i => Apply(pictures[i]), nameof(pictures), cancellationToken);
    }

    /// <summary>
    /// Reads files as a network takes them, decoded and prepared in parallel. Of the decoded pictures, no more than <see cref="PictureLoadOptions.MaximumDecodedBytes"/> are in memory at once.
    /// </summary>
    /// <param name="paths">JPEG, PNG or WebP files, at least one.</param>
    /// <param name="options">How to read them, and limits; <see cref="PictureLoadOptions.Default"/> if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>(N, 3, <see cref="Crop"/>, <see cref="Crop"/>), 32-bit floating point, channels last in memory.</returns>
    /// <exception cref="ArgumentException">There is none, or the batch would have more than 2,147,483,647 bytes: <see cref="Crop"/> x <see cref="Crop"/> x 12 for each picture.</exception>
    /// <exception cref="PictureException">A file is no picture that can be read, exceeds a limit of the options, or is too narrow, as <see cref="Apply(Picture)"/> says; the first such in the order given.</exception>
    /// <exception cref="IOException">A file does not exist or cannot be read; the first such.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading a file is not allowed, or it is a folder; the first such.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Tensor LoadBatch(IEnumerable<string> paths, PictureLoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        options ??= PictureLoadOptions.Default;
        var files = paths.ToList();
        var budget = new DecodeBudget(options.MaximumDecodedBytes);
        return Fill(files.Count, i => Cut(files[i], options, budget, cancellationToken), nameof(paths), cancellationToken);
    }

    private Tensor Fill(int count, Func<int, Picture> cut, string parameter, CancellationToken cancellationToken)
    {
        if (count == 0)
            throw new ArgumentException("A batch needs at least one picture.", parameter);
        var (batch, problems) = PictureBatch.Fill(this, count, cut, cancellationToken);
        if (Array.Find(problems, problem => problem is not null) is not { } first)
            return batch;
        batch.Dispose();
        ExceptionDispatchInfo.Throw(first);
        return batch;
    }

    /// <summary>Reads the square of a file, whose path messages name. While the whole picture is in memory, it has a share of a budget.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="budget">The budget of all pictures that are read at the same time.</param>
    /// <param name="cancellationToken">Ends the wait for a share.</param>
    internal Picture Cut(string path, PictureLoadOptions options, DecodeBudget budget, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = EncodedPicture.Read(path, options.MaximumBytes) with { Name = path };
        using var share = budget.Take(PictureDecoder.MeasureDecoded(file.Bytes.Span, path, options), cancellationToken);
        return Apply(PictureDecoder.Decode(file.Bytes.Span, path, options), path);
    }

    /// <summary>Throws where no picture could be made.</summary>
    internal void Check()
    {
        if (Resize < 1 || Crop < 1)
            throw new InvalidOperationException($"Pictures cannot be resized to {Resize} and cut to {Crop} pixels; both have to be at least 1.");
    }

    private (int Width, int Height) NewSize(Picture picture, string name)
    {
        var (shorter, longer) = (Math.Min(picture.Width, picture.Height), Math.Max(picture.Width, picture.Height));
        var wanted = (long)Resize * longer / shorter;
        if (wanted > int.MaxValue)
        {
            throw new PictureException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {picture.Width} x {picture.Height} is too narrow: with {Resize} pixels for the shorter side, the longer one would have {wanted:N0}. Cut the picture first."));
        }

        return picture.Width <= picture.Height ? (Resize, (int)wanted) : ((int)wanted, Resize);
    }

    private Picture Surround(Picture picture, int left, int top)
    {
        var pixels = new byte[checked(3 * Crop * Crop)];
        for (var y = 0; y < picture.Height; y++)
            picture.Pixels.Slice(3 * picture.Width * y, 3 * picture.Width).CopyTo(pixels.AsSpan(3 * ((Crop * (top + y)) + left)));
        return new Picture(Crop, Crop, pixels);
    }
}
