namespace EffNet.Training;

/// <summary>
/// Progressive image sizes: a training starts with small images, which are fast, and ends with large ones (Tan and Le, "EfficientNetV2", 2021, section 4.2). The epochs are divided into equal parts,
/// and the size grows by the same amount from part to part (Algorithm 1).
/// </summary>
public sealed record ImageSizeSchedule
{
    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="first">Height and width in pixels at the beginning; at least 1.</param>
    /// <param name="last">Height and width in pixels at the end; at least <paramref name="first"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is outside its range.</exception>
    public ImageSizeSchedule(int first, int last)
    {
        First = NumberCheck.AtLeast(1, first, nameof(first));
        Last = NumberCheck.AtLeast(first, last, nameof(last));
    }

    /// <summary>Gets height and width in pixels of the first part.</summary>
    public int First { get; }

    /// <summary>Gets height and width in pixels of the last part.</summary>
    public int Last { get; }

    /// <summary>Gets the number of parts, 4 by default as in the paper.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Parts { get; init => field = NumberCheck.AtLeast(1, value); } = 4;

    /// <summary>Gets the number of pixels of which sizes between the first and the last are multiples, 32 by default: the total stride of EfficientNets.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Multiple { get; init => field = NumberCheck.AtLeast(1, value); } = 32;

    /// <summary>Returns height and width of the images of an epoch in pixels: rounded to the nearest multiple, but never outside <see cref="First"/> and <see cref="Last"/>, which are kept as they are.</summary>
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

    /// <summary>Returns how far the part of an epoch is: 0 for the first part, 1 for the last. The paper lets the strength of augmentation and dropout grow with it.</summary>
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
        // Fewer epochs than parts: the last epoch still has the last size.
        return epoch == epochs - 1 ? 1 : (double)((long)epoch * Parts / epochs) / (Parts - 1);
    }
}
