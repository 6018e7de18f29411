using EffNet.Pictures;

namespace EffNet;

/// <summary>Reads the squares that networks see.</summary>
internal static class PictureCut
{
    /// <summary>Reads the square of a file, whose path messages name. While the whole picture is in memory, it has a share of a budget.</summary>
    /// <param name="preprocessing">How pictures are prepared.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="budget">The budget of all pictures that are read at the same time.</param>
    /// <param name="cancellationToken">Ends the wait for a share.</param>
    public static Picture Cut(this Preprocessing preprocessing, string path, PictureLoadOptions options, DecodeBudget budget, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = EncodedPicture.Read(path, options.MaximumBytes) with { Name = path };
        using var share = budget.Take(PictureDecoder.MeasureDecoded(file.Bytes.Span, path, options), cancellationToken);
        return preprocessing.Apply(PictureDecoder.Decode(file.Bytes.Span, path, options), path);
    }
}
