using System.Runtime.InteropServices;

namespace EffNet.Inference.Execution;

/// <summary>Numbers outside of the garbage collector's memory, aligned to the widest vectors and to lines of the cache.</summary>
internal sealed unsafe class NativeBuffer : SafeHandle
{
    /// <summary>Every buffer begins at a multiple of so many bytes.</summary>
    public const int Alignment = 64;

    /// <summary>Takes memory, which is not cleared.</summary>
    /// <param name="count">The number of numbers.</param>
    /// <param name="isHalf">Whether they are half-precision numbers.</param>
    /// <exception cref="OutOfMemoryException">There is not so much memory.</exception>
    public NativeBuffer(long count, bool isHalf = false)
        : base(0, ownsHandle: true)
    {
        (Count, IsHalf) = (count, isHalf);
        SetHandle((nint)NativeMemory.AlignedAlloc(checked((nuint)Math.Max(1, Bytes)), Alignment));
    }

    /// <summary>Uses memory of someone else, who keeps it as long as this is used.</summary>
    /// <param name="memory">The first number.</param>
    /// <param name="count">The number of numbers.</param>
    /// <param name="isHalf">Whether they are half-precision numbers.</param>
    public NativeBuffer(void* memory, long count, bool isHalf)
        : base(0, ownsHandle: false)
    {
        (Count, IsHalf) = (count, isHalf);
        SetHandle((nint)memory);
    }

    /// <summary>Gets the number of numbers.</summary>
    public long Count { get; }

    /// <summary>Gets whether they are half-precision numbers rather than single-precision ones.</summary>
    public bool IsHalf { get; }

    /// <summary>Gets the number of bytes.</summary>
    public long Bytes => checked(Count * (IsHalf ? sizeof(ushort) : sizeof(float)));

    /// <summary>Gets the first number, if they are single-precision numbers.</summary>
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
