using System.Buffers.Binary;
using Xunit;

namespace EffNet.Build.Tests;

public sealed class MalformedElfTests
{
    private const string Version = "GLIBCXX_3.4.32";

    [Fact]
    public void MakeWeak_does_not_change_a_truncated_library()
    {
        var whole = SyntheticElf.LikeTorchSharp().Image;

        for (var length = 0; length < whole.Length; length++)
        {
            var image = whole[..length];
            var result = ElfVersionNeeds.MakeWeak(image, Version);

            Assert.Equal(length < 64 ? PatchResult.NotElf : PatchResult.NotNeeded, result);
            Assert.Equal(whole[..length], image);
        }
    }

    [Theory]
    [InlineData(0ul)]
    [InlineData(1ul)]
    [InlineData(0x7ffffffful)]
    [InlineData(0x80000000ul)]
    [InlineData(0xfffffffful)]
    [InlineData(0xffffffff_ffffffc0ul)]
    [InlineData(0x7fffffff_fffffffful)]
    [InlineData(0xffffffff_fffffffful)]
    public void MakeWeak_with_any_field_malformed_does_not_throw_and_changes_at_most_one_byte(ulong value)
    {
        var elf = SyntheticElf.LikeTorchSharp();
        foreach (var width in new[] { 1, 2, 4, 8 })
        {
            for (var offset = 0; offset <= elf.Image.Length - width; offset++)
            {
                AssertUnharmed(Spoil(elf.Image, offset, width, value));
            }
        }
    }

    [Theory]
    [InlineData(1, 0x18, 0xffffffff_fffffff0ul)]
    [InlineData(1, 0x20, 0xffffffff_fffffff0ul)]
    [InlineData(1, 0x20, 0x00000001_00000000ul)]
    [InlineData(2, 0x18, 0xffffffff_fffffff0ul)]
    [InlineData(2, 0x20, 0xffffffff_fffffff0ul)]
    [InlineData(2, 0x20, 0x00000001_00000000ul)]
    public void MakeWeak_ignores_a_section_that_exceeds_the_file(int section, int field, ulong value)
    {
        var image = SyntheticElf.LikeTorchSharp().Image;
        var header = (int)BinaryPrimitives.ReadInt64LittleEndian(image.AsSpan(0x28)) + section * 64;
        BinaryPrimitives.WriteUInt64LittleEndian(image.AsSpan(header + field), value);

        Assert.Equal(PatchResult.NotNeeded, ElfVersionNeeds.MakeWeak(image, Version));
    }

    [Fact]
    public void MakeWeak_reads_each_of_1_000_overlapping_records_once()
    {
        const int Records = 1_000;
        var hostile = WithOverlappingRecords(SyntheticElf.LikeTorchSharp().Image, Records);
        Assert.True(ElfImage.TryOpen(hostile, out var elf));
        Assert.True(elf.TryFindSection(ElfVersionNeeds.Section, out var needs, out _));

        Assert.Equal(Records, ElfVersionNeeds.Versions(needs).Count());
        Assert.Equal(PatchResult.NotNeeded, ElfVersionNeeds.MakeWeak(hostile, Version));
    }

    private static void AssertUnharmed(byte[] image)
    {
        byte[] before = [.. image];
        var result = ElfVersionNeeds.MakeWeak(image, Version);
        var changed = Enumerable.Range(0, image.Length).Count(i => before[i] != image[i]);

        Assert.Equal(result == PatchResult.Patched ? 1 : 0, changed);
    }

    private static byte[] Spoil(byte[] image, int offset, int width, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        bytes[..width].CopyTo(image.AsSpan(offset));
        return image;
    }

    /// <summary>Every record is both a library whose versions begin at the next record, and a version that is not the searched one.</summary>
    private static byte[] WithOverlappingRecords(byte[] image, int records)
    {
        var hostile = new byte[image.Length + records * 16];
        image.CopyTo(hostile, 0);
        for (var at = image.Length; at < hostile.Length; at += 16)
        {
            hostile[at + 8] = 16;
            hostile[at + 12] = 16;
        }

        var section = hostile.AsSpan((int)BinaryPrimitives.ReadInt64LittleEndian(image.AsSpan(0x28)) + 64);
        BinaryPrimitives.WriteInt64LittleEndian(section[0x18..], image.Length);
        BinaryPrimitives.WriteInt64LittleEndian(section[0x20..], records * 16L);
        return hostile;
    }
}
