namespace EffNet.FusedNorms;

/// <summary>
/// How the pixels of channels-last maps are divided among vectors and threads. A pixel is a row of channels; several pixels are one wide row if the channels alone do not fill whole vectors. Chunks of
/// wide rows are what a thread takes at a time. Their size does not depend on the number of threads, and neither does any result.
/// </summary>
internal readonly record struct RowLayout
{
    /// <summary>The numbers in a chunk: they fit into the second level of every processor's cache, and so do two arrays of them.</summary>
    private const int ChunkSize = 1 << 15;

    /// <summary>The numbers that a wide row has at least, within a factor of 2.</summary>
    private const int LeastColumns = 512;

    /// <summary>Initializes a new instance of the struct.</summary>
    /// <param name="rows">The number of pixels.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="lanes">The numbers in a vector.</param>
    public RowLayout(long rows, int channels, int lanes)
    {
        (Rows, Channels) = (rows, channels);

        // Four vectors at once are fastest, and so are sums that are not needed again right away. But pixels that do not fill a wide row are computed number by number.
        var repeats = Repeats(channels, 4 * lanes);
        while (repeats * channels <= LeastColumns / 2)
            repeats *= 2;
        if (repeats * 16L > rows)
            repeats = Repeats(channels, lanes);
        Columns = (nint)channels * repeats;
        Wide = (nint)(rows / repeats);
        Rest = (nint)(rows % repeats);
        WidePerChunk = Math.Max(1, ChunkSize / Columns);
        Chunks = (int)((Wide + WidePerChunk - 1) / WidePerChunk);
    }

    /// <summary>Gets the number of pixels.</summary>
    public long Rows { get; }

    /// <summary>Gets the number of channels.</summary>
    public int Channels { get; }

    /// <summary>Gets the numbers in a wide row: a multiple of the channels and of the numbers in a vector.</summary>
    public nint Columns { get; }

    /// <summary>Gets the number of chunks of wide rows.</summary>
    public int Chunks { get; }

    /// <summary>Gets the number of pixels after the last wide row.</summary>
    public nint Rest { get; }

    /// <summary>Gets the place of the first number after the last wide row.</summary>
    public nint RestStart => Wide * Columns;

    private nint Wide { get; }

    private nint WidePerChunk { get; }

    /// <summary>Returns the place of the first number of a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    public nint StartOf(int chunk) => chunk * WidePerChunk * Columns;

    /// <summary>Returns the number of wide rows of a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    public nint WideRowsOf(int chunk) => Math.Min(WidePerChunk, Wide - (chunk * WidePerChunk));

    /// <summary>Returns how many pixels have a multiple of <paramref name="lanes"/> numbers.</summary>
    private static int Repeats(int channels, int lanes)
    {
        var (divisor, rest) = (lanes, channels % lanes);
        while (rest > 0)
            (divisor, rest) = (rest, divisor % rest);
        return lanes / divisor;
    }
}
