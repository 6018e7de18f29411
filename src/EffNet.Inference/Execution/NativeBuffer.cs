using System.Runtime.InteropServices;

namespace EffNet.Inference.Execution;

/// <summary>Unmanaged memory for numbers, aligned to the widest vectors and to cache lines.</summary>
internal sealed unsafe class NativeBuffer : SafeHandle
{
    /// <summary>The alignment of every buffer in bytes.</summary>
    public const int Alignment = 64;

    /// <summary>Initializes a new instance that allocates memory. The memory is not cleared.</summary>
    /// <param name="count">The number of elements.</param>
    /// <param name="isHalf"><see langword="true"/> if the numbers have half precision.</param>
    /// <exception cref="OutOfMemoryException">The memory cannot be allocated.</exception>
    public NativeBuffer(long count, bool isHalf = false)
        : base(0, ownsHandle: true)
    {
        (Count, IsHalf) = (count, isHalf);
        SetHandle((nint)NativeMemory.AlignedAlloc(checked((nuint)Math.Max(1, Bytes)), Alignment));
    }

    /// <summary>Initializes a new instance that uses the memory of another owner. The owner must keep the memory while this instance is used.</summary>
    /// <param name="memory">The address of the first number.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="isHalf"><see langword="true"/> if the numbers have half precision.</param>
    public NativeBuffer(void* memory, long count, bool isHalf)
        : base(0, ownsHandle: false)
    {
        (Count, IsHalf) = (count, isHalf);
        SetHandle((nint)memory);
    }

    /// <summary>Gets the number of elements.</summary>
    public long Count { get; }

    /// <summary>Gets a value that indicates whether the numbers have half precision instead of single precision.</summary>
    public bool IsHalf { get; }

    /// <summary>Gets the number of bytes.</summary>
    public long Bytes => checked(Count * (IsHalf ? sizeof(ushort) : sizeof(float)));

    /// <summary>Gets the address of the first number of a buffer in single precision.</summary>
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
