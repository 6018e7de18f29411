using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Opens sets of images: folders, CSV files, images in memory, and the published files of well-known data sets.</summary>
/// <remarks>
/// Image files are JPEG, PNG or WebP. They are decoded on demand, one at a time on each worker thread, so <see cref="PictureLoadOptions.MaximumDecodedBytes"/> has no effect here.
/// </remarks>
public static partial class ImageSets
{
    private const int Rgb = 3;

    /// <summary>
    /// Gets the default options for decoding image files. They are equal to <see cref="PictureLoadOptions.Default"/>, except that transparent pixels are blended with white.
    /// Predictions ignore transparency unless they use the same <see cref="PictureLoadOptions.Background"/>.
    /// </summary>
    public static PictureLoadOptions DefaultLoadOptions { get; } = new() { Background = RgbColor.White };

    /// <summary>
    /// Opens a folder that has one sub-folder for each class, with images at any depth, as torchvision's <c>ImageFolder</c>. Hidden files and folders, files directly in the
    /// folder, files without the extension of an image, and links to folders within a class are ignored.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="classNames">
    /// The names of the sub-folders in the order of the network's outputs. If <see langword="null"/>, the names of all sub-folders are used, in ordinal order. A name without a
    /// sub-folder is a class without images.
    /// </param>
    /// <param name="options">The options for decoding files. If <see langword="null"/>, <see cref="DefaultLoadOptions"/> is used.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="ArgumentException">There are no sub-folders, a sub-folder has no images or is not one of the names, or two names are equal.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be read.</exception>
    public static ImageSet FromFolder(string folder, IReadOnlyList<string>? classNames = null, PictureLoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var labeled = LabeledFolder.Read(folder, classNames);
        var images = new FileImages(labeled.Files, [.. labeled.ClassNames], options ?? DefaultLoadOptions, folder);
        var counts = images.CountByClass();
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0 && Directory.Exists(Path.Combine(folder, images.ClassNames[i])))
            {
                throw new ArgumentException(
                    $"The sub-folder '{images.ClassNames[i]}' of '{folder}' has no images. Add images of this class, or remove the sub-folder.", nameof(folder));
            }
        }

        return images;
    }

    /// <summary>
    /// Opens the images that a CSV file lists. The first line has the names of the columns: <c>path</c> and <c>label</c> are required, <c>split</c> is optional, and other columns
    /// are ignored. Fields are separated by commas and may be quoted (RFC 4180). Spaces around fields are ignored. The encoding is UTF-8.
    /// </summary>
    /// <param name="path">The CSV file. Relative paths in it are relative to its folder.</param>
    /// <param name="split">
    /// The split. The column <c>split</c> has one of the values <c>train</c>, <c>training</c>, <c>val</c>, <c>valid</c>, <c>validation</c> and <c>test</c>. If
    /// <see langword="null"/>, all rows are used.
    /// </param>
    /// <param name="classNames">
    /// The labels in the order of the network's outputs. If <see langword="null"/>, all labels of the file are used, of every split. They are ordered by value if all of them are
    /// whole numbers; otherwise, in ordinal order.
    /// </param>
    /// <param name="options">The options for decoding image files. If <see langword="null"/>, <see cref="DefaultLoadOptions"/> is used.</param>
    /// <exception cref="IOException">The CSV file or an image does not exist or cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// A column is missing or appears twice, a row has too many or too few fields, a label is not one of the names, an image has two labels or is in two splits, or there are no
    /// rows.
    /// </exception>
    /// <exception cref="ArgumentException">There are no class names, one is blank, or two are equal.</exception>
    public static ImageSet FromCsv(string path, DataSplit? split = null, IReadOnlyList<string>? classNames = null, PictureLoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (classNames is not null)
            CheckNames(classNames);
        return CsvImages.Read(path, split, classNames, options);
    }

    /// <summary>Creates a set of images in memory.</summary>
    /// <param name="pictures">The images, of any sizes.</param>
    /// <param name="labels">The index of the class of each image.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <exception cref="ArgumentException">
    /// The numbers of images and labels differ, an image is null, there are no images or no class names, a class name is blank, or two class names are equal.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not the index of a class.</exception>
    public static ImageSet FromPictures(IEnumerable<Picture> pictures, IEnumerable<int> labels, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classNames);
        Picture[] all = [.. pictures];
        if (Array.FindIndex(all, picture => picture is null) is >= 0 and var missing)
            throw new ArgumentException($"Image {missing} is null; expected an image.", nameof(pictures));
        return new PictureImages(all, CheckedLabels(labels, all.Length, classNames, nameof(pictures)), [.. classNames]);
    }

    /// <summary>Creates a set of images of one size from the bytes of their pixels.</summary>
    /// <param name="pixels">The bytes of all images, one image after the other, with rows from top to bottom. They are not copied.</param>
    /// <param name="width">The number of columns of an image.</param>
    /// <param name="height">The number of rows of an image.</param>
    /// <param name="labels">The index of the class of each image.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <param name="channels">3 for red, green and blue; 1 for gray, which becomes three equal channels.</param>
    /// <param name="order">The order of the bytes if there are three channels.</param>
    /// <exception cref="ArgumentException">
    /// The number of bytes is not a multiple of the size of an image, the numbers of images and labels differ, there are no images or no class names, a class name is blank, or two
    /// class names are equal.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, <paramref name="channels"/> is neither 1 nor 3, or a label is not the index of a class.</exception>
    public static ImageSet FromPixels(
        byte[] pixels, int width, int height, IEnumerable<int> labels, IReadOnlyList<string> classNames, int channels = Rgb, PixelOrder order = PixelOrder.ChannelsLast)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classNames);
        if (channels is not (1 or Rgb))
            throw new ArgumentOutOfRangeException(nameof(channels), channels, $"The number of channels must be 1 or 3, but was {channels}.");
        var length = (long)width * height * channels;
        if (pixels.Length % length != 0)
        {
            throw new ArgumentException(
                $"The number of bytes must be a multiple of {length}, the size of an image of {width} x {height} with {channels} channels, but was {pixels.Length}.",
                nameof(pixels));
        }

        var numbers = CheckedLabels(labels, (int)(pixels.Length / length), classNames, nameof(pixels));
        return new PixelImages(new PixelShape(width, height, channels, order), pixels, numbers, [.. classNames], "image");
    }

    /// <summary>Checks the labels of <paramref name="count"/> images and returns them as an array.</summary>
    /// <param name="labels">The index of the class of each image.</param>
    /// <param name="count">The number of images.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <param name="images">The name of the caller's parameter that contains the images, for exceptions.</param>
    private static int[] CheckedLabels(IEnumerable<int> labels, int count, IReadOnlyList<string> classNames, string images)
    {
        CheckNames(classNames);
        int[] numbers = [.. labels];
        if (count == 0)
            throw new ArgumentException("The set has no images; expected at least 1.", images);
        if (numbers.Length != count)
            throw new ArgumentException($"There are {count:N0} images and {numbers.Length:N0} labels; expected one label for each image.", nameof(labels));
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] < 0 || numbers[i] >= classNames.Count)
                throw new ArgumentOutOfRangeException(nameof(labels), numbers[i], $"The label of image {i} must be from 0 to {classNames.Count - 1}, but was {numbers[i]}.");
        }

        return numbers;
    }

    private static void CheckNames(IReadOnlyList<string> classNames)
    {
        if (classNames.Count == 0)
            throw new ArgumentException("There are no class names; expected at least 1.", nameof(classNames));
        if (classNames.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException("A class name is null, empty or white space; expected a visible name for each class.", nameof(classNames));
        if (classNames.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The class name '{twice.Key}' appears {twice.Count()} times; expected different names.", nameof(classNames));
    }
}
