using System.IO.Hashing;
using System.Runtime.InteropServices;
using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Images with labels: the source of a training, a validation or a test. Instances do not change and can be read by several threads at once.</summary>
public abstract class ImageSet
{
    /// <summary>Gets the number of images.</summary>
    public abstract int Count { get; }

    /// <summary>Gets the names of the classes, in the order of the network's outputs.</summary>
    public abstract IReadOnlyList<string> ClassNames { get; }

    /// <summary>Gets the class of an image.</summary>
    /// <param name="index">The index of the image, from 0 to <see cref="Count"/> - 1.</param>
    /// <returns>The index of the class, from 0 to the number of <see cref="ClassNames"/> - 1.</returns>
    public abstract int GetLabel(int index);

    /// <summary>Gets the name of an image for messages and reports: its path, if it is a file.</summary>
    /// <param name="index">The index of the image.</param>
    public abstract string GetName(int index);

    /// <summary>Decodes an image.</summary>
    /// <param name="index">The index of the image.</param>
    /// <returns>Red, green and blue, eight bits each.</returns>
    /// <exception cref="PictureException">The file is not a readable image.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public abstract Picture Load(int index);

    /// <summary>
    /// Computes a hash of the content of an image: of the file's bytes if it is a file, of its size and pixels otherwise. Two images of one set with equal hashes are taken for copies
    /// of each other (XXH128: by chance, equal hashes do not occur in sets of any practical size).
    /// </summary>
    /// <param name="index">The index of the image.</param>
    /// <exception cref="PictureException">The image has to be decoded for this and is not readable.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public virtual UInt128 GetContentHash(int index)
    {
        var picture = Load(index);
        return HashPixels(picture.Width, picture.Height, picture.Pixels);
    }

    /// <summary>Computes the hash of an image in memory.</summary>
    /// <param name="width">The number of columns.</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="pixels">The bytes of its pixels.</param>
    private protected static UInt128 HashPixels(int width, int height, ReadOnlySpan<byte> pixels)
    {
        var hash = new XxHash128();
        hash.Append(MemoryMarshal.AsBytes<int>([width, height]));
        hash.Append(pixels);
        return hash.GetCurrentHashAsUInt128();
    }
}
