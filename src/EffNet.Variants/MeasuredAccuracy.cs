namespace EffNet;

/// <summary>The accuracy of a network with trained weights, as stated in a <c>measured</c> block of its <c>.effnet</c> file.</summary>
/// <param name="DataSet">The name of the data set, for example <c>fashion_mnist</c>.</param>
/// <param name="Top1">The share of images whose most likely class is correct, from 0 to 1. For several seeds, the mean.</param>
public sealed record MeasuredAccuracy(string DataSet, double Top1)
{
    /// <summary>Gets the share of images whose five most likely classes include the correct class, from 0 to 1; <see langword="null"/> if the file does not state it.</summary>
    public double? Top5 { get; init; }

    /// <summary>Gets the number of training runs, which have different seeds. The default is 1.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>
    /// Gets the standard deviation of <see cref="Top1"/> over the seeds, with the divisor n - 1, as a share from 0 to 1; <see langword="null"/> if the file does not state it.
    /// </summary>
    public double? Deviation { get; init; }
}
