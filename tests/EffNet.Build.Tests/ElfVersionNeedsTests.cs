using Xunit;

namespace EffNet.Build.Tests;

public sealed class ElfVersionNeedsTests
{
    private const string Version = "GLIBCXX_3.4.32";

    [Fact]
    public void MakeWeak_marks_only_the_named_version_weak()
    {
        var elf = SyntheticElf.LikeTorchSharp();
        var image = elf.Image;

        Assert.Equal(PatchResult.Patched, ElfVersionNeeds.MakeWeak(image, Version));

        Assert.Equal([elf.FlagsOffset(Version)], ChangedOffsets(elf.Image, image));
        Assert.Equal(2, image[elf.FlagsOffset(Version)]);
    }

    [Theory]
    [InlineData("GLIBC_2.14")]
    [InlineData("GLIBCXX_3.4")]
    [InlineData("GCC_3.0")]
    public void MakeWeak_finds_a_version_anywhere_in_the_chains(string version)
    {
        var elf = SyntheticElf.LikeTorchSharp();
        var image = elf.Image;

        Assert.Equal(PatchResult.Patched, ElfVersionNeeds.MakeWeak(image, version));

        Assert.Equal([elf.FlagsOffset(version)], ChangedOffsets(elf.Image, image));
    }

    [Fact]
    public void MakeWeak_does_not_change_a_version_that_is_already_weak()
    {
        var image = SyntheticElf.LikeTorchSharp().Image;
        ElfVersionNeeds.MakeWeak(image, Version);
        byte[] once = [.. image];

        Assert.Equal(PatchResult.AlreadyWeak, ElfVersionNeeds.MakeWeak(image, Version));

        Assert.Equal(once, image);
    }

    [Fact]
    public void MakeWeak_keeps_the_other_flags_of_a_version()
    {
        var elf = SyntheticElf.LikeTorchSharp();
        var image = elf.Image;
        image[elf.FlagsOffset(Version)] = 0x5;
        image[elf.FlagsOffset(Version) + 1] = 0x80;

        Assert.Equal(PatchResult.Patched, ElfVersionNeeds.MakeWeak(image, Version));

        Assert.Equal(0x7, image[elf.FlagsOffset(Version)]);
        Assert.Equal(0x80, image[elf.FlagsOffset(Version) + 1]);
    }

    [Theory]
    [InlineData("GLIBCXX_3.4.3")]
    [InlineData("GLIBCXX_3.4.321")]
    [InlineData("libstdc++.so.6")]
    [InlineData("glibcxx_3.4.32")]
    public void MakeWeak_does_not_change_a_library_without_the_version(string version)
    {
        var elf = SyntheticElf.LikeTorchSharp();
        var image = elf.Image;

        Assert.Equal(PatchResult.NotNeeded, ElfVersionNeeds.MakeWeak(image, version));

        Assert.Equal(elf.Image, image);
    }

    [Fact]
    public void MakeWeak_does_not_change_a_library_without_version_needs()
    {
        var image = SyntheticElf.Asking().Image;

        Assert.Equal(PatchResult.NotNeeded, ElfVersionNeeds.MakeWeak(image, Version));
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(0, (byte)'M')]
    public void MakeWeak_does_not_change_32_bit_big_endian_and_foreign_files(int offset, byte value)
    {
        var image = SyntheticElf.LikeTorchSharp().Image;
        image[offset] = value;
        byte[] before = [.. image];

        Assert.Equal(PatchResult.NotElf, ElfVersionNeeds.MakeWeak(image, Version));

        Assert.Equal(before, image);
    }

    private static IEnumerable<int> ChangedOffsets(byte[] before, byte[] after)
    {
        Assert.Equal(before.Length, after.Length);
        return Enumerable.Range(0, before.Length).Where(i => before[i] != after[i]);
    }
}
