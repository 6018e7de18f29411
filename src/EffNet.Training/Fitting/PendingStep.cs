namespace EffNet.Training;

/// <summary>Represents an incomplete step of the optimizer: the batches whose gradients have been added since the last step.</summary>
/// <param name="start">The time at which the step began.</param>
internal sealed class PendingStep(long start)
{
    /// <summary>Gets the time at which the step began, as a timestamp of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public long Start => start;

    /// <summary>Gets the time that the epoch had waited for images when the step began, in seconds.</summary>
    public double Waiting { get; init; }

    /// <summary>Gets the number of images.</summary>
    public int Images { get; private set; }

    /// <summary>Gets the number of the last batch.</summary>
    public int LastBatch { get; private set; }

    /// <summary>Gets the sum of the losses of the images.</summary>
    public double LossSum { get; private set; }

    /// <summary>Adds a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="loss">The mean loss of its images.</param>
    public void Add(ImageBatch batch, double loss)
    {
        Images += batch.Count;
        LossSum += loss * batch.Count;
        LastBatch = batch.Number;
    }
}
