namespace EffNet.Training;

/// <summary>A batch that worker threads prepare. Each of them writes only to the places of its images; the rest is guarded by the lock of <see cref="BatchReader"/>.</summary>
/// <param name="first">The position of its first image in the epoch.</param>
/// <param name="count">The number of its images.</param>
/// <param name="values">Memory for the values of its images.</param>
internal sealed class PendingBatch(int first, int count, float[] values)
{
    /// <summary>Gets the position of the first image in the epoch.</summary>
    public int First => first;

    /// <summary>Gets the values of the images.</summary>
    public float[] Values => values;

    /// <summary>Gets or sets the number of images that are not prepared yet.</summary>
    public int Missing { get; set; } = count;

    /// <summary>Gets the images that are not readable, at their places.</summary>
    public UnreadableImage?[] Unreadable { get; } = new UnreadableImage?[count];

    /// <summary>Gets the errors of the transform, at the places of their images.</summary>
    public Exception?[] Errors { get; } = new Exception?[count];
}
