using System.Runtime.CompilerServices;

namespace EffNet.Inference.Execution;

/// <summary>A place for maps while a network runs. Places of maps that are not needed at the same time overlap.</summary>
internal sealed unsafe class MapBuffer
{
    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="maps">How the maps lie in it.</param>
    /// <param name="size">The numbers that it needs.</param>
    /// <param name="first">The index of the step that writes it.</param>
    public MapBuffer(Maps maps, long size, int first) => (Maps, Size, First, Last) = (maps, size, first, first);

    /// <summary>Gets how the maps lie in it.</summary>
    public Maps Maps { get; }

    /// <summary>Gets the numbers that it needs.</summary>
    public long Size { get; }

    /// <summary>Gets the index of the step that writes it.</summary>
    public int First { get; }

    /// <summary>Gets or sets the index of the last step that reads it.</summary>
    public int Last { get; set; }

    /// <summary>Gets or sets its offset in the memory of a run, once all are known.</summary>
    public long Offset { get; set; }

    /// <summary>Returns the first pixel of a row of a block of channels.</summary>
    /// <param name="arena">The memory of the run.</param>
    /// <param name="block">The block.</param>
    /// <param name="row">The row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* RowOf(float* arena, int block, int row = 0) => arena + Offset + ((long)block * Maps.BlockStride) + Maps.Origin + ((long)row * Maps.RowStride);
}
