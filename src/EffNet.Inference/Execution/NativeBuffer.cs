using System.Runtime.InteropServices;

namespace EffNet.Inference.Execution;

/// <summary>Memory outside of the garbage collector's, aligned to the widest vectors and to lines of the cache.</summary>
internal sealed unsafe class NativeBuffer : SafeHandle
{
    private const nuint Alignment = 64;

    /// <summary>Takes memory, which is not cleared.</summary>
    /// <param name="count">The number of single-precision numbers.</param>
    /// <exception cref="OutOfMemoryException">There is not so much memory.</exception>
    public NativeBuffer(long count)
        : base(0, ownsHandle: true)
    {
        Count = count;
        SetHandle((nint)NativeMemory.AlignedAlloc(checked((nuint)Math.Max(1, count) * sizeof(float)), Alignment));
    }

    /// <summary>Gets the number of numbers.</summary>
    public long Count { get; }

    /// <summary>Gets the first number.</summary>
    public float* Pointer => (float*)handle;

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
