using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Represents some images of another set, in any order. It has the classes of the other set, even if a class has no images here.</summary>
public sealed class ImageSubset : ImageSet
{
    private readonly int[] _indices;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="source">The set that has the images.</param>
    /// <param name="indices">The indices of the images in <paramref name="source"/>. They are copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is not from 0 to the number of images of <paramref name="source"/> - 1.</exception>
    public ImageSubset(ImageSet source, IEnumerable<int> indices)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(indices);
        (Source, _indices) = (source, [.. indices]);
        foreach (var index in _indices)
        {
            if (index < 0 || index >= source.Count)
                throw new ArgumentOutOfRangeException(nameof(indices), index, $"An index must be from 0 to {source.Count - 1}, but was {index}.");
        }
    }

    /// <summary>Gets the set that has the images.</summary>
    public ImageSet Source { get; }

    /// <summary>Gets the indices of the images in <see cref="Source"/>.</summary>
    public IReadOnlyList<int> Indices => _indices;

    /// <inheritdoc/>
    public override int Count => _indices.Length;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames => Source.ClassNames;

    /// <inheritdoc/>
    internal override string? ClassFolder => Source.ClassFolder;

    /// <inheritdoc/>
    internal override object IdentityOf(int index) => Source.IdentityOf(_indices[index]);

    /// <inheritdoc/>
    public override int GetLabel(int index) => Source.GetLabel(_indices[index]);

    /// <inheritdoc/>
    public override string GetName(int index) => Source.GetName(_indices[index]);

    /// <inheritdoc/>
    public override Picture Load(int index) => Source.Load(_indices[index]);

    /// <inheritdoc/>
    public override UInt128 GetContentHash(int index) => Source.GetContentHash(_indices[index]);
}
