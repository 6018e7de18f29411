namespace EffNet.Inference.Execution;

/// <summary>Places buffers so that those whose times overlap do not.</summary>
internal static class BufferPlacement
{
    /// <summary>So that no two buffers share a line of the cache, and vectors are aligned.</summary>
    private const long Alignment = 16;

    /// <summary>Sets the offsets: the largest buffers first, each at the lowest place that is free in its time.</summary>
    /// <param name="buffers">The buffers.</param>
    /// <returns>The numbers that all of them need.</returns>
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
