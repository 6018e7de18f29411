using System.IO.Hashing;
using System.Runtime.InteropServices;
using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Represents a set of images with labels for training, validation or a test. Instances are immutable, and several threads can read them at the same time.</summary>
public abstract class ImageSet
{
    /// <summary>Gets the number of images.</summary>
    public abstract int Count { get; }

    /// <summary>Gets the names of the classes, in the order of the network's outputs.</summary>
    public abstract IReadOnlyList<string> ClassNames { get; }

    /// <summary>Gets the folder whose sub-folders are the classes; <see langword="null"/> if the images are not in such a folder.</summary>
    internal virtual string? ClassFolder => null;

    /// <summary>
    /// Returns an object that identifies an image: two sets return equal objects for the same image. Images in memory are the same only if both sets are subsets of one set.
    /// </summary>
    /// <param name="index">The index of the image.</param>
    internal virtual object IdentityOf(int index) => (this, index);

    /// <summary>Gets the class of an image.</summary>
    /// <param name="index">The index of the image, from 0 to <see cref="Count"/> - 1.</param>
    /// <returns>The index of the class, from 0 to the number of <see cref="ClassNames"/> - 1.</returns>
    public abstract int GetLabel(int index);

    /// <summary>Gets the name of an image for messages and reports. For a file, it is the path.</summary>
    /// <param name="index">The index of the image.</param>
    public abstract string GetName(int index);

    /// <summary>Decodes an image.</summary>
    /// <param name="index">The index of the image.</param>
    /// <returns>The image with eight bits each of red, green and blue.</returns>
    /// <exception cref="PictureException">The file is not a readable image.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public abstract Picture Load(int index);

    /// <summary>
    /// Computes a hash of the content of an image: if the image is a file, of the bytes of the file; otherwise, of its size and pixels. Two images of one set with equal hashes
    /// are treated as copies of each other. (The hash is XXH128. Accidental collisions do not occur in sets of practical sizes.)
    /// </summary>
    /// <param name="index">The index of the image.</param>
    /// <exception cref="PictureException">The hash is that of decoded pixels, and the image is not readable.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public virtual UInt128 GetContentHash(int index)
    {
        var picture = Load(index);
        return HashPixels(picture.Width, picture.Height, picture.Pixels);
    }

    /// <summary>Computes the hash of an image in memory.</summary>
    /// <param name="width">The number of columns.</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="pixels">The bytes of the pixels.</param>
    private protected static UInt128 HashPixels(int width, int height, ReadOnlySpan<byte> pixels)
    {
        var hash = new XxHash128();
        hash.Append(MemoryMarshal.AsBytes<int>([width, height]));
        hash.Append(pixels);
        return hash.GetCurrentHashAsUInt128();
    }
}
