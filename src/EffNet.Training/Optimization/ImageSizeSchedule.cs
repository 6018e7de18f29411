namespace EffNet.Training;

/// <summary>
/// Specifies progressive image sizes: a training starts with small images, which are fast, and ends with large ones (Tan and Le, "EfficientNetV2", 2021, section 4.2). The epochs
/// are divided into equal parts, and the size increases by the same amount from part to part (Algorithm 1).
/// </summary>
public sealed record ImageSizeSchedule
{
    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="first">The height and width at the beginning, in pixels; at least 1.</param>
    /// <param name="last">The height and width at the end, in pixels; at least <paramref name="first"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is outside its range.</exception>
    public ImageSizeSchedule(int first, int last)
    {
        First = NumberCheck.AtLeast(1, first, nameof(first));
        Last = NumberCheck.AtLeast(first, last, nameof(last));
    }

    /// <summary>Gets the height and width of images in the first part, in pixels.</summary>
    public int First { get; }

    /// <summary>Gets the height and width of images in the last part, in pixels.</summary>
    public int Last { get; }

    /// <summary>Gets the number of parts. The default is 4, as in the paper.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Parts { get; init => field = NumberCheck.AtLeast(1, value); } = 4;

    /// <summary>
    /// Gets the unit of rounding, in pixels: sizes between the first and the last are rounded to multiples of this number. The default is 32, the total stride of EfficientNets.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Multiple { get; init => field = NumberCheck.AtLeast(1, value); } = 32;

    /// <summary>
    /// Returns the height and width of the images of an epoch, in pixels. <see cref="First"/> and <see cref="Last"/> are not rounded. Sizes between them are rounded to the nearest
    /// multiple of <see cref="Multiple"/> and limited to this range.
    /// </summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="epochs">The number of epochs.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public int Size(int epoch, int epochs)
    {
        var progress = Progress(epoch, epochs);
        if (progress is 0 or 1)
            return progress == 0 ? First : Last;
        var exact = First + ((Last - First) * progress);
        return Math.Clamp((int)Math.Round(exact / Multiple, MidpointRounding.AwayFromZero) * Multiple, First, Last);
    }

    /// <summary>
    /// Returns the progress of an epoch: 0 in the first part, 1 in the last part, and evenly spaced between them. In the paper, the strength of augmentation and dropout also
    /// increases with the progress.
    /// </summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="epochs">The number of epochs.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public double Progress(int epoch, int epochs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(epoch, epochs);
        if (Parts == 1)
            return 1;
        // If there are fewer epochs than parts, the last epoch still has the last size.
        return epoch == epochs - 1 ? 1 : (double)((long)epoch * Parts / epochs) / (Parts - 1);
    }
}
