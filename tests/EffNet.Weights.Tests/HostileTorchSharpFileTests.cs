using System.Text;
using EffNet.Weights;
using EffNet.Weights.Tests.Support;
using Xunit;

namespace EffNet.Weights.Tests;

/// <summary>Files in TorchSharp's format with wrong counts and sizes. The format has no signature and no checksum.</summary>
public sealed class HostileTorchSharpFileTests : FileTests
{
    private const byte Single = 6;

    public static TheoryData<string, byte[]> Files => new()
    {
        { "tensors without end", [.. Leb(long.MaxValue), .. Tensor("2.bias", Single, [3], 12)] },
        { "a tensor too many", [2, .. Tensor("2.bias", Single, [3], 12)] },
        { "a tensor too few", [1, .. Tensor("2.bias", Single, [3], 12), .. Tensor("1.bias", Single, [4], 16)] },
        { "no tensors, but bytes", [0, .. Tensor("2.bias", Single, [3], 12)] },
        { "a count that does not end", [.. Enumerable.Repeat((byte)0xFF, 40)] },
        { "one name twice", [2, .. Tensor("2.bias", Single, [3], 12), .. Tensor("2.bias", Single, [3], 12)] },
        { "a name without end", [1, .. Leb(1L << 40), .. "2.bias"u8] },
        { "a name of nothing", [1, 0, Single, 1, 3, .. new byte[12]] },
        { "a name with a control character", [1, .. Tensor("2.b\u0001as", Single, [3], 12)] },
        { "a type that is none", [1, .. Tensor("2.bias", 99, [3], 12)] },
        { "a type beyond all numbers", [1, 6, .. "2.bias"u8, .. Leb(long.MaxValue), 1, 3, .. new byte[12]] },
        { "dimensions without end", [1, 6, .. "2.bias"u8, Single, .. Leb(1L << 40), .. new byte[12]] },
        { "a shape beyond all bounds", [1, .. Tensor("2.bias", Single, [1L << 62, 4], 12)] },
        { "a shape beyond the file", [1, .. Tensor("2.bias", Single, [4], 12)] },
        { "a shape of gigabytes", [1, .. Tensor("2.bias", Single, [1L << 32], 12)] },
        { "a shape that leaves bytes", [1, .. Tensor("2.bias", Single, [2], 12)] },
        { "only a count", [1] },
    };

    [Fact]
    public void Valid_TorchSharp_file_is_read()
    {
        using var module = Layers.Create();

        var report = module.LoadWeights(Write("honest.dat", [1, .. Tensor("2.bias", Single, [3], 12)]), strict: false);

        Assert.Equal((WeightFormat.TorchSharp, "2.bias"), (report.Format, report.Matched.Single()));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void TorchSharp_file_with_wrong_lengths_throws_without_using_memory(string what, byte[] content)
    {
        var path = Write("hostile.dat", content);
        using var module = Layers.Create();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<WeightFileException>(() => module.LoadWeights(path));

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 200_000, what);
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Refuse(content);
    }

    private static byte[] Tensor(string name, byte type, long[] shape, int bytes)
    {
        var text = Encoding.UTF8.GetBytes(name);
        return [.. Leb(text.Length), .. text, type, .. Leb(shape.Length), .. shape.SelectMany(Leb), .. new byte[bytes]];
    }

    private static byte[] Leb(long number)
    {
        List<byte> bytes = [];
        for (; number >= 0x80; number >>= 7)
            bytes.Add((byte)(number | 0x80));
        return [.. bytes, (byte)number];
    }
}
