using System.Collections.Concurrent;

namespace EffNet.Training;

/// <summary>Memory for the values of batches, of one length. The pool of .NET would round the length up to a power of two, up to twice as much.</summary>
/// <param name="length">The number of values.</param>
internal sealed class BufferPool(int length)
{
    private readonly ConcurrentBag<float[]> _free = [];

    /// <summary>Returns memory with any values.</summary>
    public float[] Rent() => _free.TryTake(out var values) ? values : GC.AllocateUninitializedArray<float>(length);

    /// <summary>Takes memory back.</summary>
    /// <param name="values">What <see cref="Rent"/> returned.</param>
    public void Return(float[] values) => _free.Add(values);
}
