namespace EffNet.Inference.Execution;

/// <summary>Places buffers in memory. Buffers that are in use at the same time do not overlap.</summary>
internal static class BufferPlacement
{
    /// <summary>The alignment of buffers in elements. It aligns vectors and prevents two buffers from sharing a cache line.</summary>
    private const long Alignment = 16;

    /// <summary>Sets the offsets of buffers. The largest buffers are placed first, each at the lowest offset that is free while the buffer is in use.</summary>
    /// <param name="buffers">The buffers.</param>
    /// <returns>The size of the memory for all buffers, in elements.</returns>
    public static long Place(IReadOnlyList<MapBuffer> buffers)
    {
        var placed = new List<MapBuffer>();
        var end = 0L;
        foreach (var buffer in buffers.OrderByDescending(b => b.Size).ThenBy(b => b.First))
        {
            buffer.Offset = 0;
            foreach (var other in placed.Where(p => p.First <= buffer.Last && buffer.First <= p.Last).OrderBy(p => p.Offset))
            {
                if (buffer.Offset + buffer.Size <= other.Offset)
                    break;
                buffer.Offset = Math.Max(buffer.Offset, RoundUp(other.Offset + other.Size));
            }

            placed.Add(buffer);
            end = Math.Max(end, buffer.Offset + buffer.Size);
        }

        return end;
    }

    private static long RoundUp(long offset) => (offset + Alignment - 1) / Alignment * Alignment;
}
