using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Applies random operations with the same strength, as torchvision's <c>RandAugment</c> (Cubuk et al., "RandAugment: Practical automated data augmentation with a reduced search
/// space", NeurIPS 2020).
/// </summary>
public sealed record RandAugment : Augmentation
{
    /// <summary>The number of operations to choose from: all except <see cref="PictureOperation.Invert"/>.</summary>
    private const int Kinds = (int)PictureOperation.Equalize + 1;

    private readonly int _operations;
    private readonly int _magnitude;
    private readonly int _bins;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="operations">The number of operations for each image. The default is 2.</param>
    /// <param name="magnitude">The strength, from 0 to <paramref name="bins"/> - 1. The default is 9.</param>
    /// <param name="bins">The number of strength levels. The default is 31.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="operations"/> is negative, <paramref name="bins"/> is below 2, or <paramref name="magnitude"/> is not from 0 to <paramref name="bins"/> - 1.
    /// </exception>
    public RandAugment(int operations = 2, int magnitude = 9, int bins = 31)
    {
        _operations = NumberCheck.AtLeast(0, operations, nameof(operations));
        _bins = NumberCheck.AtLeast(2, bins, nameof(bins));
        if (magnitude < 0 || magnitude >= bins)
            throw new ArgumentOutOfRangeException(nameof(magnitude), magnitude, $"The strength must be from 0 to {bins - 1}, but was {magnitude}.");
        _magnitude = magnitude;
    }

    /// <summary>Gets the number of operations for each image.</summary>
    public int Operations => _operations;

    /// <summary>Gets the strength of the operations, from 0 to <see cref="Bins"/> - 1.</summary>
    public int Magnitude => _magnitude;

    /// <summary>Gets the number of strength levels.</summary>
    public int Bins => _bins;

    /// <summary>Gets the color of pixels outside the image. The default is black.</summary>
    public RgbColor Fill { get; init; }

    /// <inheritdoc/>
    public override DrawnOperations Draw(int width, int height, ref RandomStream random)
    {
        var drawn = new DrawnOperation[_operations];
        for (var i = 0; i < drawn.Length; i++)
        {
            var operation = (PictureOperation)random.NextInt(Kinds);
            var magnitude = Magnitudes.Of(operation, _magnitude, _bins, width, height);
            drawn[i] = new DrawnOperation(operation, Magnitudes.IsSigned(operation) && random.NextBool(0.5) ? -magnitude : magnitude);
        }

        return new DrawnOperations(drawn, Fill);
    }
}
