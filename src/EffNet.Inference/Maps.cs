using EffNet.Networks;

namespace EffNet.Inference;

/// <summary>
/// The memory layout of the feature maps of one image. Blocks of 16 channels are stored one after the other. A block consists of rows, each row consists of
/// pixels, and each pixel has 16 channels. A border around the rows allows windows to read beyond the maps without checks. A vector is stored as maps with one
/// pixel.
/// </summary>
/// <param name="Channels">The number of channels. If the last block has more channels than needed, the extra channels are undefined.</param>
/// <param name="Height">The height without the border.</param>
/// <param name="Width">The width without the border.</param>
/// <param name="Border">The border.</param>
internal readonly record struct Maps(int Channels, int Height, int Width, Border Border)
{
    /// <summary>
    /// The number of channels of a block. It equals the number of lanes of AVX-512's vectors, and is a multiple of the number of lanes of all other vectors.
    /// </summary>
    public const int Block = 16;

    /// <summary>Gets the number of blocks.</summary>
    public int Blocks { get; } = BlocksOf(Channels);

    /// <summary>Gets the distance between consecutive rows, in elements.</summary>
    public int RowStride { get; } = (Width + Border.Left + Border.Right) * Block;

    /// <summary>Gets the distance between consecutive blocks, in elements.</summary>
    public int BlockStride { get; } = checked((Height + Border.Top + Border.Bottom) * (Width + Border.Left + Border.Right) * Block);

    /// <summary>Gets the offset of the first pixel, in elements.</summary>
    public int Origin { get; } = ((Border.Top * (Width + Border.Left + Border.Right)) + Border.Left) * Block;

    /// <summary>Gets the size of all blocks, in elements.</summary>
    public long Size => (long)Blocks * BlockStride;

    /// <summary>Gets a value that indicates whether the pixels of all rows are contiguous.</summary>
    public bool IsDense => Border == default;

    /// <summary>Returns the number of blocks for a number of channels.</summary>
    /// <param name="channels">The number of channels.</param>
    public static int BlocksOf(int channels) => (channels + Block - 1) / Block;

    /// <summary>Returns the layout of maps of a shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="border">The border.</param>
    public static Maps Of(Shape shape, Border border) => new(shape.Channels, Math.Max(1, shape.Height), Math.Max(1, shape.Width), border);
}
