using EffNet.Networks;

namespace EffNet.Inference;

/// <summary>
/// How the maps of one image lie in memory: blocks of 16 channels, in each of them the rows, in each row the pixels, and of each pixel the 16 channels. A border around the rows lets windows read
/// beyond the maps without asking where they are. A vector is maps of one pixel.
/// </summary>
/// <param name="Channels">The number of channels. Those that fill up the last block have no meaning.</param>
/// <param name="Height">The height without the border.</param>
/// <param name="Width">The width without the border.</param>
/// <param name="Border">The border.</param>
internal readonly record struct Maps(int Channels, int Height, int Width, Border Border)
{
    /// <summary>The channels of a block: the numbers of AVX-512's vectors, and a multiple of those of all others.</summary>
    public const int Block = 16;

    /// <summary>Gets the number of blocks.</summary>
    public int Blocks { get; } = BlocksOf(Channels);

    /// <summary>Gets the numbers from one row to the next.</summary>
    public int RowStride { get; } = (Width + Border.Left + Border.Right) * Block;

    /// <summary>Gets the numbers from one block to the next.</summary>
    public int BlockStride { get; } = checked((Height + Border.Top + Border.Bottom) * (Width + Border.Left + Border.Right) * Block);

    /// <summary>Gets the numbers before the first pixel.</summary>
    public int Origin { get; } = ((Border.Top * (Width + Border.Left + Border.Right)) + Border.Left) * Block;

    /// <summary>Gets the numbers of all blocks.</summary>
    public long Size => (long)Blocks * BlockStride;

    /// <summary>Gets whether the pixels of all rows follow one another.</summary>
    public bool IsDense => Border == default;

    /// <summary>Returns the number of blocks of channels.</summary>
    /// <param name="channels">The channels.</param>
    public static int BlocksOf(int channels) => (channels + Block - 1) / Block;

    /// <summary>Returns the maps of a shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="border">The border.</param>
    public static Maps Of(Shape shape, Border border) => new(shape.Channels, Math.Max(1, shape.Height), Math.Max(1, shape.Width), border);
}
