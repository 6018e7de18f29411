using EffNet.Pictures;

namespace EffNet;

/// <summary>Reads pictures and crops them to the squares that networks read.</summary>
internal static class PictureCut
{
    /// <summary>
    /// Reads a file, resizes it, and returns the square for the network. Messages contain the path. The memory budget limits how many pictures are decoded at the same time.
    /// </summary>
    /// <param name="preprocessing">The preprocessing.</param>
    /// <param name="path">The file to read.</param>
    /// <param name="options">The options for reading.</param>
    /// <param name="budget">The memory budget of all pictures that are read at the same time.</param>
    /// <param name="cancellationToken">A token to cancel waiting for memory.</param>
    public static Picture Cut(this Preprocessing preprocessing, string path, PictureLoadOptions options, DecodeBudget budget, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = EncodedPicture.Read(path, options.MaximumBytes) with { Name = path };
        using var share = budget.Take(PictureDecoder.MeasureDecoded(file.Bytes.Span, path, options), cancellationToken);
        return preprocessing.Apply(PictureDecoder.Decode(file.Bytes.Span, path, options), path);
    }
}
