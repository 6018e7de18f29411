namespace EffNet.Build;

/// <summary>
/// A window on part of a file image. Every offset and size in an ELF file is data that nobody vouches for; a window hands out smaller
/// windows only when they lie inside it, so that one check in one place keeps all reads and the one write inside the image.
/// </summary>
/// <remarks>Bytes are put together by hand because the file is little-endian whatever the building machine is.</remarks>
internal readonly struct ByteWindow
{
    private readonly byte[] _image;
    private readonly int _start;

    private ByteWindow(byte[] image, int start, int length)
    {
        _image = image;
        _start = start;
        Length = length;
    }

    /// <summary>How many bytes the window shows, for callers that must bound a walk through it.</summary>
    internal int Length { get; }

    /// <summary>The outermost window, from which all others are cut.</summary>
    /// <param name="image">The bytes to look at; not copied, because the write must reach them.</param>
    /// <returns>A window on all of <paramref name="image"/>.</returns>
    internal static ByteWindow Over(byte[] image) => new(image, 0, image.Length);

    /// <summary>Takes 64-bit values straight from the file, and compares without adding them, so that none can wrap around.</summary>
    /// <param name="offset">Where the part starts, counted from the start of this window.</param>
    /// <param name="length">How long the part is.</param>
    /// <param name="part">The part, when it lies inside this window.</param>
    /// <returns>Whether it does.</returns>
    internal bool TrySlice(ulong offset, ulong length, out ByteWindow part)
    {
        var fits = offset <= (ulong)Length && length <= (ulong)Length - offset;
        part = fits ? new ByteWindow(_image, _start + (int)offset, (int)length) : default;
        return fits;
    }

    /// <summary>Compares in place, so that a string table need not be decoded, nor its strings be well-formed.</summary>
    /// <param name="offset">Where in this window to look.</param>
    /// <param name="expected">The bytes wanted there.</param>
    /// <returns>Whether they are there; not being inside the window is the same as being different.</returns>
    internal bool HasAt(ulong offset, byte[] expected)
    {
        if (!TrySlice(offset, (ulong)expected.Length, out var part))
        {
            return false;
        }

        for (var i = 0; i < expected.Length; i++)
        {
            if (part._image[part._start + i] != expected[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads an Elf64_Half. The offset is a constant of the layout; callers slice the whole record first.</summary>
    /// <param name="offset">A field's place in its record.</param>
    /// <returns>The field.</returns>
    internal ushort UInt16(int offset) => (ushort)(_image[_start + offset] | (_image[_start + offset + 1] << 8));

    /// <summary>Reads an Elf64_Word, under the same terms as <see cref="UInt16"/>.</summary>
    /// <param name="offset">A field's place in its record.</param>
    /// <returns>The field.</returns>
    internal uint UInt32(int offset) => UInt16(offset) | ((uint)UInt16(offset + 2) << 16);

    /// <summary>Reads an Elf64_Off or Elf64_Xword, under the same terms as <see cref="UInt16"/>.</summary>
    /// <param name="offset">A field's place in its record.</param>
    /// <returns>The field.</returns>
    internal ulong UInt64(int offset) => UInt32(offset) | ((ulong)UInt32(offset + 4) << 32);

    /// <summary>The only way to change the image, kept as narrow as the one field that must change.</summary>
    /// <param name="offset">A field's place in its record.</param>
    /// <param name="value">The value to put there.</param>
    internal void WriteUInt16(int offset, ushort value)
    {
        _image[_start + offset] = (byte)value;
        _image[_start + offset + 1] = (byte)(value >> 8);
    }
}
