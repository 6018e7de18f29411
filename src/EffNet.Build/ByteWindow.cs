namespace EffNet.Build;

/// <summary>
/// A window on a part of a file image. The offsets and sizes in an ELF file are untrusted data. A window only creates windows that are inside it, so all reads
/// and writes stay inside the image.
/// </summary>
/// <remarks>Numbers are assembled byte by byte, because the file is always little-endian, but the build machine may be big-endian.</remarks>
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

    /// <summary>Gets the length of the window in bytes, so that callers can limit loops over it.</summary>
    internal int Length { get; }

    /// <summary>Creates a window on a whole image.</summary>
    /// <param name="image">The image. It is not copied, because writes must change it.</param>
    /// <returns>A window on all of <paramref name="image"/>.</returns>
    internal static ByteWindow Over(byte[] image) => new(image, 0, image.Length);

    /// <summary>
    /// Creates a window on a part of this window. Offsets and lengths are 64-bit values from the file. They are compared without adding them, so that they
    /// cannot overflow.
    /// </summary>
    /// <param name="offset">The offset of the part from the start of this window.</param>
    /// <param name="length">The length of the part in bytes.</param>
    /// <param name="part">The part, if it is inside this window.</param>
    /// <returns><see langword="true"/> if the part is inside this window; otherwise, <see langword="false"/>.</returns>
    internal bool TrySlice(ulong offset, ulong length, out ByteWindow part)
    {
        var fits = offset <= (ulong)Length && length <= (ulong)Length - offset;
        part = fits ? new ByteWindow(_image, _start + (int)offset, (int)length) : default;
        return fits;
    }

    /// <summary>Determines whether the window contains the given bytes at an offset. A string table is not decoded, so its strings need not be well-formed.</summary>
    /// <param name="offset">The offset in this window.</param>
    /// <param name="expected">The expected bytes.</param>
    /// <returns><see langword="true"/> if the bytes are inside the window and equal; otherwise, <see langword="false"/>.</returns>
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

    /// <summary>Reads an Elf64_Half. The window must be a whole record, and the offset a constant of its layout: the method does not check the offset.</summary>
    /// <param name="offset">The offset of the field in the record.</param>
    /// <returns>The value of the field.</returns>
    internal ushort UInt16(int offset) => (ushort)(_image[_start + offset] | (_image[_start + offset + 1] << 8));

    /// <summary>Reads an Elf64_Word, with the same requirements as <see cref="UInt16"/>.</summary>
    /// <param name="offset">The offset of the field in the record.</param>
    /// <returns>The value of the field.</returns>
    internal uint UInt32(int offset) => UInt16(offset) | ((uint)UInt16(offset + 2) << 16);

    /// <summary>Reads an Elf64_Off or Elf64_Xword, with the same requirements as <see cref="UInt16"/>.</summary>
    /// <param name="offset">The offset of the field in the record.</param>
    /// <returns>The value of the field.</returns>
    internal ulong UInt64(int offset) => UInt32(offset) | ((ulong)UInt32(offset + 4) << 32);

    /// <summary>Writes an Elf64_Half. This is the only method that changes the image, and it supports only the type of the field that must change.</summary>
    /// <param name="offset">The offset of the field in the record.</param>
    /// <param name="value">The value to write.</param>
    internal void WriteUInt16(int offset, ushort value)
    {
        _image[_start + offset] = (byte)value;
        _image[_start + offset + 1] = (byte)(value >> 8);
    }
}
