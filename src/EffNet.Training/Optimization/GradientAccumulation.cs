namespace EffNet.Training;

/// <summary>
/// Divides the batches of an epoch into the steps of an optimizer, so that several small batches make one step. A step at the end of an epoch may have fewer batches.
/// </summary>
/// <param name="batches">The number of batches of an epoch; at least 1.</param>
/// <param name="batchesPerStep">The number of batches of a step; at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
internal sealed class GradientAccumulation(int batches, int batchesPerStep)
{
    private readonly int _batches = NumberCheck.AtLeast(1, batches, nameof(batches));
    private readonly int _batchesPerStep = NumberCheck.AtLeast(1, batchesPerStep, nameof(batchesPerStep));

    /// <summary>Gets the number of steps of an epoch.</summary>
    public int Steps => ((_batches - 1) / _batchesPerStep) + 1;

    /// <summary>
    /// Returns the factor on the mean loss of a batch. It is 1 divided by the number of batches of the step, so that the gradient of a step is the mean over its batches.
    /// </summary>
    /// <param name="batch">The batch, from 0.</param>
    public double LossFactor(int batch) => 1.0 / Math.Min(_batchesPerStep, _batches - (batch / _batchesPerStep * _batchesPerStep));

    /// <summary>Returns a value indicating whether a batch is the last of its step. After it, the optimizer makes the step, and gradients are deleted.</summary>
    /// <param name="batch">The batch, from 0.</param>
    public bool EndsStep(int batch) => (batch + 1) % _batchesPerStep == 0 || batch == _batches - 1;
}
