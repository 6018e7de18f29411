namespace EffNet.FusedNorms;

/// <summary>
/// The division of channels-last maps among vectors and threads. A pixel is a row of channels. If the channels of a pixel do not fill whole vectors, several
/// pixels form a wide row. Threads process chunks of wide rows. The size of chunks does not depend on the number of threads, so neither do the results.
/// </summary>
internal readonly record struct RowLayout
{
    /// <summary>The number of elements in a chunk. Two chunks fit into the L2 cache of any processor.</summary>
    private const int ChunkSize = 1 << 15;

    /// <summary>The minimum number of elements in a wide row, within a factor of 2.</summary>
    private const int LeastColumns = 512;

    /// <summary>Initializes a new instance of the <see cref="RowLayout"/> struct.</summary>
    /// <param name="rows">The number of pixels.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="lanes">The number of elements in a vector.</param>
    public RowLayout(long rows, int channels, int lanes)
    {
        (Rows, Channels) = (rows, channels);

        // Processing four vectors at once is fastest, and long rows delay the reuse of each sum. But pixels that do not fill a wide row are computed one number
        // at a time.
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

    /// <summary>Gets the number of elements in a wide row: a multiple of the channels and of the elements in a vector.</summary>
    public nint Columns { get; }

    /// <summary>Gets the number of chunks of wide rows.</summary>
    public int Chunks { get; }

    /// <summary>Gets the number of pixels after the last wide row.</summary>
    public nint Rest { get; }

    /// <summary>Gets the index of the first element after the last wide row.</summary>
    public nint RestStart => Wide * Columns;

    private nint Wide { get; }

    private nint WidePerChunk { get; }

    /// <summary>Returns the index of the first element of a chunk.</summary>
    /// <param name="chunk">The index of the chunk.</param>
    public nint StartOf(int chunk) => chunk * WidePerChunk * Columns;

    /// <summary>Returns the number of wide rows of a chunk.</summary>
    /// <param name="chunk">The index of the chunk.</param>
    public nint WideRowsOf(int chunk) => Math.Min(WidePerChunk, Wide - (chunk * WidePerChunk));

    /// <summary>Returns the smallest number of pixels whose total number of elements is a multiple of <paramref name="lanes"/>.</summary>
    private static int Repeats(int channels, int lanes)
    {
        var (divisor, rest) = (lanes, channels % lanes);
        while (rest > 0)
            (divisor, rest) = (rest, divisor % rest);
        return lanes / divisor;
    }
}
