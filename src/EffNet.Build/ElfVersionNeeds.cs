using System.Text;

namespace EffNet.Build;

/// <summary>
/// Makes a symbol version that an ELF library requires optional. The dynamic loader rejects a library with an unmet version need, even if no symbol of that
/// version is used. It accepts an unmet need that is weak.
/// </summary>
/// <remarks>
/// Layout: Linux Standard Base Core, "Symbol Versioning" (Elf64_Verneed and Elf64_Vernaux), in the section of type SHT_GNU_verneed, which the System V ABI
/// (gABI) leaves to the operating system. The section is a chain of Verneed records, one for each required library. Each of them starts a chain of Vernaux
/// records, one for each version that is required of the library. All offsets are relative to the record that contains them.
/// </remarks>
internal static class ElfVersionNeeds
{
    /// <summary>The type of the section, SHT_GNU_verneed.</summary>
    internal const uint Section = 0x6ffffffe;

    private const ushort Weak = 0x2; // VER_FLG_WEAK

    // Elf64_Verneed and Elf64_Vernaux have the same size, and the offset of the link to the next record is the same, so one loop supports both.
    private const int RecordSize = 16;
    private const int RecordNext = 12; // vn_next, vna_next
    private const int NeedVersions = 8; // vn_aux
    private const int VersionFlags = 4; // vna_flags
    private const int VersionName = 8; // vna_name

    /// <summary>Makes a version need weak. The method works on bytes, so that tests need no files and no MSBuild.</summary>
    /// <param name="image">The library. One field of it changes if the result is <see cref="PatchResult.Patched"/>; otherwise, it does not change.</param>
    /// <param name="version">The name of the version, such as <c>GLIBCXX_3.4.32</c>.</param>
    /// <returns>The result. Malformed input is not an error, because such a file must not be changed.</returns>
    internal static PatchResult MakeWeak(byte[] image, string version)
    {
        if (!ElfImage.TryOpen(image, out var elf))
        {
            return PatchResult.NotElf;
        }

        if (!TryFind(elf, version, out var record))
        {
            return PatchResult.NotNeeded;
        }

        var flags = record.UInt16(VersionFlags);
        if ((flags & Weak) != 0)
        {
            return PatchResult.AlreadyWeak;
        }

        record.WriteUInt16(VersionFlags, (ushort)(flags | Weak));
        return PatchResult.Patched;
    }

    private static bool TryFind(ElfImage elf, string version, out ByteWindow record)
    {
        record = default;
        if (!elf.TryFindSection(Section, out var needs, out var names))
        {
            return false;
        }

        // Include the terminator; otherwise, a longer name with the same beginning would match.
        var name = Encoding.ASCII.GetBytes(version + '\0');
        foreach (var candidate in Versions(needs))
        {
            if (names.HasAt(candidate.UInt32(VersionName), name))
            {
                record = candidate;
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Returns all Vernaux records. Chains in a malicious file may overlap and repeat. A valid section has at most one record per 16 bytes, so the method
    /// stops at that number. The work is then proportional to the size of the file.
    /// </summary>
    internal static IEnumerable<ByteWindow> Versions(ByteWindow needs)
    {
        var all =
            from need in Chain(needs, 0)
            from version in Chain(needs, need.Offset + need.Record.UInt32(NeedVersions))
            select version.Record;
        return all.Take(needs.Length / RecordSize);
    }

    /// <summary>Returns the records of a chain. Every chain ends, because links are unsigned (they only lead forward) and zero ends the chain.</summary>
    private static IEnumerable<(ulong Offset, ByteWindow Record)> Chain(ByteWindow needs, ulong offset)
    {
        while (needs.TrySlice(offset, RecordSize, out var record))
        {
            yield return (offset, record);

            var next = record.UInt32(RecordNext);
            if (next == 0)
            {
                yield break;
            }

            offset += next;
        }
    }
}
