namespace EffNet.Training;

/// <summary>
/// Represents a batch that worker threads prepare. Each thread writes only to the elements of its images. All other access requires the lock of <see cref="BatchReader"/>.
/// </summary>
/// <param name="first">The position of the first image in the epoch.</param>
/// <param name="count">The number of images.</param>
/// <param name="values">The memory for the values of the images.</param>
internal sealed class PendingBatch(int first, int count, float[] values)
{
    /// <summary>Gets the position of the first image in the epoch.</summary>
    public int First => first;

    /// <summary>Gets the values of the images.</summary>
    public float[] Values => values;

    /// <summary>Gets or sets the number of images that are not prepared yet.</summary>
    public int Missing { get; set; } = count;

    /// <summary>Gets the unreadable image at each position of the batch; <see langword="null"/> if the image is readable.</summary>
    public UnreadableImage?[] Unreadable { get; } = new UnreadableImage?[count];

    /// <summary>Gets the error of the transform at each position of the batch; <see langword="null"/> if there is no error.</summary>
    public Exception?[] Errors { get; } = new Exception?[count];
}
