using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>
/// Seeds libtorch's generator before each batch, for dropout and stochastic depth. The random numbers of a batch then depend only on seed, epoch and batch. A checkpoint does not
/// need the state of the generator, and other code that draws numbers between two batches has no effect.
/// </summary>
internal static class StepSeed
{
    /// <summary>Seeds the generator.</summary>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="batch">The batch of the epoch, from 0.</param>
    public static void Set(long seed, int epoch, int batch)
    {
        var stream = RandomStream.For(seed, epoch, batch, RandomPurpose.Batch);
        using var generator = random.manual_seed((long)(stream.NextBits() >> 1));
    }
}
