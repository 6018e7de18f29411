namespace EffNet.Build;

/// <summary>A reader of the file header and the section header table of an ELF file, to find a section by type.</summary>
/// <remarks>
/// Layout: System V ABI (gABI), chapter 4 "Object Files", Elf64_Ehdr and Elf64_Shdr. Any inconsistency is reported as a missing section, because a file that
/// cannot be read must not be changed.
/// </remarks>
internal readonly struct ElfImage
{
    // Elf64_Ehdr
    private const int FileHeaderSize = 64;
    private const int SectionTableOffset = 0x28; // e_shoff
    private const int SectionHeaderStride = 0x3A; // e_shentsize
    private const int SectionCount = 0x3C; // e_shnum

    // Elf64_Shdr
    private const int SectionHeaderSize = 64;
    private const int SectionType = 0x04; // sh_type
    private const int SectionOffset = 0x18; // sh_offset
    private const int SectionSize = 0x20; // sh_size
    private const int SectionLink = 0x28; // sh_link

    // e_ident: the magic number, then ELFCLASS64 and ELFDATA2LSB.
    private static readonly byte[] s_identity = [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1];

    private readonly ByteWindow _file;
    private readonly ByteWindow _header;

    private ElfImage(ByteWindow file, ByteWindow header)
    {
        _file = file;
        _header = header;
    }

    /// <summary>Opens an image. Only 64-bit little-endian files are supported, because TorchSharp has no Linux libraries for other machines.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="image">The image, if the file is a supported ELF file.</param>
    /// <returns><see langword="true"/> if the file is a supported ELF file; otherwise, <see langword="false"/>.</returns>
    internal static bool TryOpen(byte[] bytes, out ElfImage image)
    {
        var file = ByteWindow.Over(bytes);
        var isElf = file.TrySlice(0, FileHeaderSize, out var header) && header.HasAt(0, s_identity);
        image = isElf ? new ElfImage(file, header) : default;
        return isElf;
    }

    /// <summary>Finds a section by type. The format defines types, but names are only conventions of linkers.</summary>
    /// <param name="type">The section type (sh_type).</param>
    /// <param name="section">The contents of the first section of that type.</param>
    /// <param name="linked">The contents of the section that <paramref name="section"/> links to (sh_link). For version needs, this is the string table.</param>
    /// <returns><see langword="true"/> if both sections exist and are inside the file; otherwise, <see langword="false"/>.</returns>
    internal bool TryFindSection(uint type, out ByteWindow section, out ByteWindow linked)
    {
        section = default;
        linked = default;
        for (var i = 0u; TryGetSectionHeader(i, out var candidate); i++)
        {
            if (candidate.UInt32(SectionType) == type)
            {
                return TryGetContents(candidate, out section)
                    && TryGetSectionHeader(candidate.UInt32(SectionLink), out var link)
                    && TryGetContents(link, out linked);
            }
        }

        return false;
    }

    private bool TryGetSectionHeader(uint index, out ByteWindow sectionHeader)
    {
        sectionHeader = default;
        ulong stride = _header.UInt16(SectionHeaderStride);
        ulong count = _header.UInt16(SectionCount);
        return index < count
            && stride >= SectionHeaderSize
            && _file.TrySlice(_header.UInt64(SectionTableOffset), count * stride, out var table)
            && table.TrySlice(index * stride, SectionHeaderSize, out sectionHeader);
    }

    private bool TryGetContents(ByteWindow sectionHeader, out ByteWindow contents) =>
        _file.TrySlice(sectionHeader.UInt64(SectionOffset), sectionHeader.UInt64(SectionSize), out contents);
}
