namespace EffNet;

/// <summary>An accuracy that was measured with trained weights of a network, as its file states it in a <c>measured</c> block.</summary>
/// <param name="DataSet">The name of the data set, for example <c>fashion_mnist</c>.</param>
/// <param name="Top1">The share of images whose most likely class is the right one, from 0 to 1; of several seeds, the mean.</param>
public sealed record MeasuredAccuracy(string DataSet, double Top1)
{
    /// <summary>Gets the share of images whose five most likely classes have the right one, from 0 to 1; <see langword="null"/> if the file does not state it.</summary>
    public double? Top5 { get; init; }

    /// <summary>Gets the number of trainings with different seeds. The default is 1.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>
    /// Gets the standard deviation of <see cref="Top1"/> over the seeds, with the divisor n - 1, as a share from 0 to 1; <see langword="null"/> if the file does not state it.
    /// </summary>
    public double? Deviation { get; init; }
}
