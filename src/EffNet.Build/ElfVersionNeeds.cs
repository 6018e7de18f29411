using System.Text;

namespace EffNet.Build;

/// <summary>
/// Turns one symbol version that an ELF library asks for from "must exist" into "may be missing". The dynamic loader refuses a library
/// whose version needs are not met even if no symbol of that version is ever used; a weak need it lets pass.
/// </summary>
/// <remarks>
/// Layout: Linux Standard Base Core, "Symbol Versioning" (Elf64_Verneed and Elf64_Vernaux), in the section of type SHT_GNU_verneed that
/// the System V ABI (gABI) leaves to the operating system. The section is a chain of Verneed records, one per library asked; each
/// starts a chain of Vernaux records, one per version asked of it. All offsets are relative to the record that holds them.
/// </remarks>
internal static class ElfVersionNeeds
{
    /// <summary>The type of the section, SHT_GNU_verneed.</summary>
    internal const uint Section = 0x6ffffffe;

    private const ushort Weak = 0x2; // VER_FLG_WEAK

    // Elf64_Verneed and Elf64_Vernaux are equally long and keep their link in the same place, so one walk serves both.
    private const int RecordSize = 16;
    private const int RecordNext = 12; // vn_next, vna_next
    private const int NeedVersions = 8; // vn_aux
    private const int VersionFlags = 4; // vna_flags
    private const int VersionName = 8; // vna_name

    /// <summary>A function over bytes, so that what it touches can be tested byte by byte, away from files and MSBuild.</summary>
    /// <param name="image">The library; changed only when the result is <see cref="PatchResult.Patched"/>, and then in one field.</param>
    /// <param name="version">The version name, such as <c>GLIBCXX_3.4.32</c>.</param>
    /// <returns>What was found and done. Malformed input is never an exception: it is a file to leave alone.</returns>
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

        // With its terminator, so that a version is not taken for a longer one that starts alike.
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
    /// All Vernaux records. Chains in a made-up file may overlap and be walked over and over; a real section has room for no more than
    /// one record per 16 bytes, and stopping there keeps the work proportional to the size of the file.
    /// </summary>
    internal static IEnumerable<ByteWindow> Versions(ByteWindow needs)
    {
        var all =
            from need in Chain(needs, 0)
            from version in Chain(needs, need.Offset + need.Record.UInt32(NeedVersions))
            select version.Record;
        return all.Take(needs.Length / RecordSize);
    }

    /// <summary>Links only point forward (they are unsigned, and zero ends the chain), so every walk comes to an end.</summary>
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
