using EffNet.Pictures;

namespace EffNet.Training;

/// <content>Opens the files of well-known data sets.</content>
public static partial class ImageSets
{
    /// <summary>Opens images and labels in IDX files, the format of MNIST. The files may be compressed with gzip. Gray levels become three equal channels.</summary>
    /// <param name="imagesPath">The file of images: bytes of the shape (N, height, width).</param>
    /// <param name="labelsPath">The file of labels: N bytes.</param>
    /// <param name="classNames">The names of the classes. If <see langword="null"/>, the names are the numbers from 0 to the largest label.</param>
    /// <exception cref="IOException">A file does not exist or cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// A file is not an IDX file of this kind, or is truncated or too long; or the numbers of images and labels differ; or a label is not the index of a class.
    /// </exception>
    /// <exception cref="ArgumentException">There are no class names, or two are equal.</exception>
    public static ImageSet FromIdx(string imagesPath, string labelsPath, IReadOnlyList<string>? classNames = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(imagesPath);
        ArgumentException.ThrowIfNullOrEmpty(labelsPath);
        if (classNames is not null)
            CheckNames(classNames);
        return IdxImages.Read(imagesPath, labelsPath, classNames);
    }

    /// <summary>Opens MNIST: handwritten digits, 28 x 28, 10 classes (LeCun et al., 1998).</summary>
    /// <param name="folder">The folder with <c>train-images-idx3-ubyte</c> and the three other files, with or without <c>.gz</c>.</param>
    /// <param name="split">The split: 60,000 images for training or 10,000 for the test.</param>
    /// <inheritdoc cref="FromIdx" path="/exception"/>
    /// <exception cref="ArgumentException">The data set does not have the split.</exception>
    public static ImageSet Mnist(string folder, DataSplit split) => IdxImages.ReadFolder("MNIST", folder, split, [.. Enumerable.Range(0, 10).Select(DataSetClasses.NameOfNumber)]);

    /// <summary>Opens Fashion-MNIST: images of clothes, 28 x 28, 10 classes (Xiao et al., 2017). Debian provides the files in the package <c>dataset-fashion-mnist</c>.</summary>
    /// <inheritdoc cref="Mnist"/>
    public static ImageSet FashionMnist(string folder, DataSplit split) => IdxImages.ReadFolder("Fashion-MNIST", folder, split, DataSetClasses.FashionMnist);

    /// <summary>Opens the binary version of CIFAR-10: 32 x 32, 10 classes (Krizhevsky, 2009).</summary>
    /// <param name="folder">
    /// The folder with <c>data_batch_1.bin</c> to <c>data_batch_5.bin</c> and <c>test_batch.bin</c>, or a folder that contains this folder as <c>cifar-10-batches-bin</c>.
    /// </param>
    /// <param name="split">The split: 50,000 images for training or 10,000 for the test.</param>
    /// <exception cref="IOException">A file does not exist or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is truncated, or a label is not from 0 to 9.</exception>
    /// <exception cref="ArgumentException">The data set does not have the split.</exception>
    public static ImageSet Cifar10(string folder, DataSplit split)
    {
        var files = TwoParts("CIFAR-10", split) == DataSplit.Test ? (string[])["test_batch.bin"] : [.. Enumerable.Range(1, 5).Select(number => $"data_batch_{number}.bin")];
        return CifarImages.Read(ExtractedFolder(folder, "cifar-10-batches-bin"), files, labelBytes: 1, DataSetClasses.Cifar10);
    }

    /// <summary>Opens the binary version of CIFAR-100 with its 100 fine classes: 32 x 32 (Krizhevsky, 2009).</summary>
    /// <param name="folder">The folder with <c>train.bin</c> and <c>test.bin</c>, or a folder that contains this folder as <c>cifar-100-binary</c>.</param>
    /// <param name="split">The split: 50,000 images for training or 10,000 for the test.</param>
    /// <exception cref="IOException">A file does not exist or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is truncated, or a label is not from 0 to 99.</exception>
    /// <exception cref="ArgumentException">The data set does not have the split.</exception>
    public static ImageSet Cifar100(string folder, DataSplit split) => CifarImages.Read(
        ExtractedFolder(folder, "cifar-100-binary"), [TwoParts("CIFAR-100", split) == DataSplit.Test ? "test.bin" : "train.bin"], labelBytes: 2, DataSetClasses.Cifar100);

    /// <summary>Opens Oxford-IIIT Pets: 37 breeds of cats and dogs (Parkhi et al., 2012).</summary>
    /// <param name="folder">The folder with <c>images</c> and <c>annotations</c>, or a folder that contains this folder as <c>oxford-iiit-pet</c>.</param>
    /// <param name="split">The split: 3,680 images for training (<c>trainval.txt</c>) or 3,669 for the test.</param>
    /// <param name="options">The options for decoding files. If <see langword="null"/>, <see cref="DefaultLoadOptions"/> is used.</param>
    /// <exception cref="IOException">A list or an image does not exist or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A list is malformed.</exception>
    /// <exception cref="ArgumentException">The data set does not have the split.</exception>
    public static ImageSet OxfordPets(string folder, DataSplit split, PictureLoadOptions? options = null) =>
        OxfordPetsImages.Read(ExtractedFolder(folder, "oxford-iiit-pet"), TwoParts("Oxford-IIIT Pets", split), options);

    /// <summary>Opens Oxford Flowers 102 (Nilsback and Zisserman, 2008).</summary>
    /// <param name="folder">The folder with <c>jpg</c>, <c>imagelabels.mat</c> and <c>setid.mat</c>, or a folder that contains this folder as <c>flowers-102</c>.</param>
    /// <param name="split">The split: 1,020 images for training, 1,020 for validation or 6,149 for the test.</param>
    /// <param name="options">The options for decoding files. If <see langword="null"/>, <see cref="DefaultLoadOptions"/> is used.</param>
    /// <exception cref="IOException">A file or an image does not exist or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A <c>.mat</c> file is not a MATLAB 5 file, is damaged, or has other content.</exception>
    public static ImageSet Flowers102(string folder, DataSplit split, PictureLoadOptions? options = null) =>
        Flowers102Images.Read(ExtractedFolder(folder, "flowers-102"), split, options);

    /// <summary>Opens Food-101 (Bossard et al., 2014).</summary>
    /// <param name="folder">The folder with <c>images</c> and <c>meta</c>, or a folder that contains this folder as <c>food-101</c>.</param>
    /// <param name="split">The split: 75,750 images for training or 25,250 for the test.</param>
    /// <param name="options">The options for decoding files. If <see langword="null"/>, <see cref="DefaultLoadOptions"/> is used.</param>
    /// <exception cref="IOException">A list or an image does not exist or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A list is malformed.</exception>
    /// <exception cref="ArgumentException">The data set does not have the split.</exception>
    public static ImageSet Food101(string folder, DataSplit split, PictureLoadOptions? options = null) =>
        Food101Images.Read(ExtractedFolder(folder, "food-101"), TwoParts("Food-101", split), options);

    /// <summary>Returns the split of a data set that has only images for training and for the test.</summary>
    /// <param name="name">The name of the data set.</param>
    /// <param name="split">The requested split.</param>
    /// <exception cref="ArgumentException">The data set does not have the split.</exception>
    internal static DataSplit TwoParts(string name, DataSplit split) => split switch
    {
        DataSplit.Training or DataSplit.TrainingAndValidation => DataSplit.Training,
        DataSplit.Test => DataSplit.Test,
        _ => throw new ArgumentException(
            $"{name} has no split '{split}'; expected {nameof(DataSplit.Training)} or {nameof(DataSplit.Test)}. "
            + $"Call {nameof(ImageSetExtensions.Split)} to divide the images for training.",
            nameof(split)),
    };

    /// <summary>Returns the folder that extracting the archive created, if it exists; otherwise, the folder itself.</summary>
    private static string ExtractedFolder(string folder, string archiveFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var inside = Path.Combine(folder, archiveFolder);
        return Directory.Exists(inside) ? inside : folder;
    }
}
