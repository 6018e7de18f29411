using System.Buffers.Binary;
using System.Text;

namespace EffNet.Build.Tests;

/// <summary>
/// A shared library with only the parts that the loader's version check reads: file header, string table, version needs, section headers. It is small
/// enough that a test can truncate it at every length and corrupt every byte.
/// </summary>
/// <remarks>
/// This class was written from the same specifications as the reader, but without its code, so that they do not share mistakes.
/// </remarks>
internal sealed class SyntheticElf
{
    private const int HeaderSize = 64;
    private const int RecordSize = 16;

    private readonly Dictionary<string, int> _flagsOffsets = [];

    // The first string of a table is the empty one.
    private readonly List<byte> _strings = [0];
    private byte[] _image = [];

    private SyntheticElf()
    {
    }

    /// <summary>Gets a new copy on every call, because the code under test changes its input.</summary>
    public byte[] Image => [.. _image];

    public static SyntheticElf Asking(params (string Library, string[] Versions)[] needs)
    {
        var elf = new SyntheticElf();
        elf.Build(needs);
        return elf;
    }

    /// <summary>Returns a library with a short list of the versions that libLibTorchSharp.so requires.</summary>
    public static SyntheticElf LikeTorchSharp() => Asking(
        ("libc.so.6", ["GLIBC_2.14", "GLIBC_2.34"]),
        ("libstdc++.so.6", ["GLIBCXX_3.4.30", "GLIBCXX_3.4.32", "GLIBCXX_3.4"]),
        ("libgcc_s.so.1", ["GCC_3.0"]));

    /// <summary>Returns the offset of the low byte of a version's vna_flags in the file.</summary>
    public int FlagsOffset(string version) => _flagsOffsets[version];

    private void Build((string Library, string[] Versions)[] needs)
    {
        var table = Needs(needs);
        var names = _strings.ToArray();
        var namesAt = HeaderSize + table.Length;
        var headersAt = namesAt + names.Length;

        _image = new byte[headersAt + 3 * HeaderSize];
        WriteFileHeader(headersAt);
        table.CopyTo(_image, HeaderSize);
        names.CopyTo(_image, namesAt);
        WriteSectionHeader(headersAt + HeaderSize, type: 0x6ffffffe, HeaderSize, table.Length, link: 2, info: needs.Length);
        WriteSectionHeader(headersAt + 2 * HeaderSize, type: 3, namesAt, names.Length, link: 0, info: 0);
    }

    private byte[] Needs((string Library, string[] Versions)[] needs)
    {
        var table = new byte[needs.Sum(need => 1 + need.Versions.Length) * RecordSize];
        var at = 0;
        for (var i = 0; i < needs.Length; i++)
        {
            var versions = needs[i].Versions;
            var length = (1 + versions.Length) * RecordSize;
            Put16(table, at, 1);
            Put16(table, at + 2, (ushort)versions.Length);
            Put32(table, at + 4, AddString(needs[i].Library));
            Put32(table, at + 8, RecordSize);
            Put32(table, at + 12, i + 1 < needs.Length ? length : 0);
            WriteVersions(table, at + RecordSize, versions);
            at += length;
        }

        return table;
    }

    private void WriteVersions(byte[] table, int at, string[] versions)
    {
        for (var i = 0; i < versions.Length; i++, at += RecordSize)
        {
            Put32(table, at, 0x0BADF00D);
            Put16(table, at + 6, (ushort)(i + 2));
            Put32(table, at + 8, AddString(versions[i]));
            Put32(table, at + 12, i + 1 < versions.Length ? RecordSize : 0);
            _flagsOffsets[versions[i]] = HeaderSize + at + 4;
        }
    }

    private int AddString(string value)
    {
        var at = _strings.Count;
        _strings.AddRange(Encoding.ASCII.GetBytes(value + '\0'));
        return at;
    }

    private void WriteFileHeader(int sectionHeadersAt)
    {
        byte[] identity = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1];
        identity.CopyTo(_image, 0);
        Put16(_image, 16, 3);
        Put64(_image, 0x28, sectionHeadersAt);
        Put16(_image, 0x34, HeaderSize);
        Put16(_image, 0x3A, HeaderSize);
        Put16(_image, 0x3C, 3);
    }

    private void WriteSectionHeader(int at, uint type, int offset, int size, int link, int info)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_image.AsSpan(at + 4), type);
        Put64(_image, at + 0x18, offset);
        Put64(_image, at + 0x20, size);
        Put32(_image, at + 0x28, link);
        Put32(_image, at + 0x2C, info);
    }

    private static void Put16(byte[] bytes, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);

    private static void Put32(byte[] bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);

    private static void Put64(byte[] bytes, int at, long value) => BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at), value);
}
