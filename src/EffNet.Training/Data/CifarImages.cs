using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Reads the binary version of CIFAR (https://www.cs.toronto.edu/~kriz/cifar.html). Each image has one byte for its label, or two (coarse and fine), and 3,072 bytes of pixels: 32
/// x 32 bytes of red, then green, then blue.
/// </summary>
internal static class CifarImages
{
    private const int Side = 32;

    private static readonly PixelShape s_shape = new(Side, Side, Channels: 3, PixelOrder.ChannelsFirst);

    /// <summary>Reads files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="names">The names of the files.</param>
    /// <param name="labelBytes">The number of bytes before the pixels of an image. The last of them is the label.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <exception cref="FileNotFoundException">A file does not exist.</exception>
    /// <exception cref="InvalidDataException">A file is truncated, or a label is not the index of a class.</exception>
    public static ImageSet Read(string folder, IReadOnlyList<string> names, int labelBytes, IReadOnlyList<string> classNames)
    {
        var record = labelBytes + s_shape.Length;
        byte[][] files = [.. names.Select(name => ReadFile(Path.Combine(folder, name), record))];
        var count = files.Sum(file => file.Length / record);
        var (pixels, labels, index) = (new byte[checked(count * s_shape.Length)], new int[count], 0);
        for (var file = 0; file < files.Length; file++)
        {
            for (var start = 0; start < files[file].Length; start += record, index++)
            {
                labels[index] = files[file][start + labelBytes - 1];
                if (labels[index] >= classNames.Count)
                {
                    throw new InvalidDataException(
                        $"{Path.Combine(folder, names[file])}: the label of image {start / record} is {labels[index]}; expected 0 to {classNames.Count - 1}.");
                }

                files[file].AsSpan(start + labelBytes, s_shape.Length).CopyTo(pixels.AsSpan(index * s_shape.Length));
            }
        }

        return new PixelImages(s_shape, pixels, labels, classNames, folder);
    }

    private static byte[] ReadFile(string path, int record)
    {
        var bytes = File.Exists(path)
            ? File.ReadAllBytes(path)
            : throw new FileNotFoundException($"'{path}' does not exist. Extract the binary version of CIFAR, not the Python version.", path);
        return bytes.Length > 0 && bytes.Length % record == 0
            ? bytes
            : throw new InvalidDataException($"{path}: the file has {bytes.Length:N0} bytes; expected a positive multiple of {record:N0}, the size of an image with its label.");
    }
}
