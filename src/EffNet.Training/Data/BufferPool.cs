using System.Collections.Concurrent;

namespace EffNet.Training;

/// <summary>Pools arrays of one length for the values of batches. The array pool of .NET would round the length up to a power of two and use up to twice the memory.</summary>
/// <param name="length">The number of values.</param>
internal sealed class BufferPool(int length)
{
    private readonly ConcurrentBag<float[]> _free = [];

    /// <summary>Returns an array with undefined values.</summary>
    public float[] Rent() => _free.TryTake(out var values) ? values : GC.AllocateUninitializedArray<float>(length);

    /// <summary>Returns an array to the pool.</summary>
    /// <param name="values">An array from <see cref="Rent"/>.</param>
    public void Return(float[] values) => _free.Add(values);
}
