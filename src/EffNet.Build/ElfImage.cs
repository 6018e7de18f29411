namespace EffNet.Build;

/// <summary>
/// As much of the ELF container as it takes to find one section by type: the file header and the section header table.
/// </summary>
/// <remarks>
/// Layout: System V ABI (gABI), chapter 4 "Object Files", Elf64_Ehdr and Elf64_Shdr. Anything that does not add up is reported as
/// "no such section", because a file this step cannot read is a file it must leave alone.
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

    /// <summary>
    /// Accepts 64-bit little-endian files only: TorchSharp ships Linux libraries for no other kind of machine, and a second layout
    /// would be code that nothing real ever runs.
    /// </summary>
    /// <param name="bytes">The file.</param>
    /// <param name="image">The file as an ELF image, when it is one.</param>
    /// <returns>Whether it is one.</returns>
    internal static bool TryOpen(byte[] bytes, out ElfImage image)
    {
        var file = ByteWindow.Over(bytes);
        var isElf = file.TrySlice(0, FileHeaderSize, out var header) && header.HasAt(0, s_identity);
        image = isElf ? new ElfImage(file, header) : default;
        return isElf;
    }

    /// <summary>Finds by type rather than by name, because the type is what the format defines; names are a habit of linkers.</summary>
    /// <param name="type">The section type (sh_type).</param>
    /// <param name="section">The contents of the first section of that type.</param>
    /// <param name="linked">The contents of the section it links to (sh_link): for version needs, its string table.</param>
    /// <returns>Whether both exist and lie inside the file.</returns>
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
