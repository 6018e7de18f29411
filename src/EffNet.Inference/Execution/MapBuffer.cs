using System.Runtime.CompilerServices;

namespace EffNet.Inference.Execution;

/// <summary>A buffer for maps while a network runs. Buffers that are not in use at the same time can overlap.</summary>
internal sealed unsafe class MapBuffer
{
    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="maps">The layout of the maps in the buffer.</param>
    /// <param name="size">The size in elements.</param>
    /// <param name="first">The index of the step that writes the buffer.</param>
    public MapBuffer(Maps maps, long size, int first) => (Maps, Size, First, Last) = (maps, size, first, first);

    /// <summary>Gets the layout of the maps in the buffer.</summary>
    public Maps Maps { get; }

    /// <summary>Gets the size in elements.</summary>
    public long Size { get; }

    /// <summary>Gets the index of the step that writes the buffer.</summary>
    public int First { get; }

    /// <summary>Gets or sets the index of the last step that reads the buffer.</summary>
    public int Last { get; set; }

    /// <summary>Gets or sets the offset in the memory of a run. It is set when all buffers are known.</summary>
    public long Offset { get; set; }

    /// <summary>Returns the address of the first pixel of a row of a block of channels.</summary>
    /// <param name="arena">The memory of the run.</param>
    /// <param name="block">The index of the block.</param>
    /// <param name="row">The index of the row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* RowOf(float* arena, int block, int row = 0) => arena + Offset + ((long)block * Maps.BlockStride) + Maps.Origin + ((long)row * Maps.RowStride);
}
