namespace EffNet.Networks;

/// <summary>Computes the number of positions of a window that slides over maps.</summary>
internal static class SlidingWindow
{
    /// <summary>
    /// Returns the shape of maps with one position for each window in <paramref name="input"/> and its border; <see langword="null"/> if the window does not fit.
    /// </summary>
    /// <param name="input">The maps.</param>
    /// <param name="kernel">The window.</param>
    /// <param name="stride">The step between positions.</param>
    /// <param name="border">The rows added above and below, and the columns added on the left and on the right.</param>
    public static Shape? Slide(Shape input, Extent kernel, Extent stride, Extent border)
    {
        var (rows, columns) = (input.Height + (2L * border.Height) - kernel.Height, input.Width + (2L * border.Width) - kernel.Width);
        return rows < 0 || columns < 0
            ? null
            : input with { Height = checked((int)((rows / stride.Height) + 1)), Width = checked((int)((columns / stride.Width) + 1)) };
    }

    /// <summary>Returns the shape of maps with the height and width of <paramref name="input"/> divided by <paramref name="stride"/>, rounded up.</summary>
    /// <param name="input">The maps.</param>
    /// <param name="stride">The step between positions.</param>
    public static Shape RoundUp(Shape input, Extent stride) =>
        input with { Height = RoundUp(input.Height, stride.Height), Width = RoundUp(input.Width, stride.Width) };

    /// <summary>
    /// Returns <see langword="true"/> if a window with a centered border has ceil(size / stride) positions; otherwise, <see langword="false"/>. This is true for
    /// an odd window, and for an even window if the stride is 2.
    /// </summary>
    /// <param name="kernel">The window.</param>
    /// <param name="stride">The step between positions.</param>
    public static bool IsCentered(Extent kernel, Extent stride) =>
        (kernel.Height % 2 == 1 || stride.Height == 2) && (kernel.Width % 2 == 1 || stride.Width == 2);

    /// <summary>
    /// Returns the rows above and the columns on the left that a centered window adds. For an even window, there is one row less above than below, and one column
    /// less on the left than on the right.
    /// </summary>
    /// <param name="kernel">The window.</param>
    public static Extent CenteredBorder(Extent kernel) => new((kernel.Height - 1) / 2, (kernel.Width - 1) / 2);

    /// <summary>
    /// Returns <see langword="true"/> if the height or width of the window is even; otherwise, <see langword="false"/>. The last position of an even window may
    /// extend beyond the border, so that sizes are divided rounding up.
    /// </summary>
    /// <param name="kernel">The window.</param>
    public static bool ReachesOver(Extent kernel) => kernel.Height % 2 == 0 || kernel.Width % 2 == 0;

    /// <summary>Returns the shape of maps with the border that TensorFlow's "SAME" adds.</summary>
    /// <param name="input">The maps.</param>
    /// <param name="kernel">The window.</param>
    /// <param name="stride">The step between positions.</param>
    public static Shape PadSame(Shape input, Extent kernel, Extent stride) =>
        input with { Height = PadSame(input.Height, kernel.Height, stride.Height), Width = PadSame(input.Width, kernel.Width, stride.Width) };

    /// <summary>
    /// Returns the rows above and the columns on the left that TensorFlow's "SAME" adds. An odd row or column is added below or on the right.
    /// </summary>
    /// <param name="input">The maps.</param>
    /// <param name="kernel">The window.</param>
    /// <param name="stride">The step between positions.</param>
    public static Extent SameBorder(Shape input, Extent kernel, Extent stride)
    {
        var padded = PadSame(input, kernel, stride);
        return new((padded.Height - input.Height) / 2, (padded.Width - input.Width) / 2);
    }

    /// <summary>Returns <paramref name="size"/> divided by <paramref name="stride"/>, rounded up.</summary>
    /// <param name="size">A height or width.</param>
    /// <param name="stride">The step.</param>
    public static int RoundUp(int size, int stride) => ((size - 1) / stride) + 1;

    private static int PadSame(int size, int kernel, int stride) => checked((int)Math.Max(size, ((RoundUp(size, stride) - 1L) * stride) + kernel));
}
