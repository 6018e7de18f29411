using System.Text;
using EffNet.Weights;
using EffNet.Weights.Tests.Support;
using Xunit;

namespace EffNet.Weights.Tests;

/// <summary>safetensors files whose header breaks a rule of the format.</summary>
public sealed class HostileSafetensorsTests : FileTests
{
    private const string Bias = "\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]";

    public static TheoryData<string, string, int, string> Headers => new()
    {
        { "no JSON", "{", 0, "not valid JSON" },
        { "a list", "{]", 0, "not valid JSON" },
        { "a comma too many", $"{{\"2.bias\":{{{Bias}}},}}", 12, "not valid JSON" },
        { "a comment", $"{{/* */\"2.bias\":{{{Bias}}}}}", 12, "not valid JSON" },
        { "two values", "{}{}", 0, "not valid JSON" },
        { "a zero behind it", "{}\0", 0, "not valid JSON" },
        { "deep", "{\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}", 0, "'dtype', 'shape' and 'data_offsets'" },
        { "no object for a tensor", "{\"2.bias\":3}", 0, "'dtype', 'shape' and 'data_offsets'" },
        { "one name twice", $"{{\"2.bias\":{{{Bias}}},\"2.bias\":{{{Bias}}}}}", 12, "two tensors" },
        { "one name twice, once with escapes", $"{{\"2.bias\":{{{Bias}}},\"\\u0032.bias\":{{{Bias}}}}}", 12, "two tensors" },
        { "no type", "{\"2.bias\":{\"shape\":[3],\"data_offsets\":[0,12]}}", 12, "missing" },
        { "a number for a type", "{\"2.bias\":{\"dtype\":32,\"shape\":[3],\"data_offsets\":[0,12]}}", 12, "missing" },
        { "half a surrogate for a type", "{\"2.bias\":{\"dtype\":\"\\ud800\",\"shape\":[3],\"data_offsets\":[0,12]}}", 12, "" },
        { "half a surrogate for a name", "{\"\\ud800\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}", 12, "" },
        { "no shape", "{\"2.bias\":{\"dtype\":\"F32\",\"data_offsets\":[0,12]}}", 12, "'shape'" },
        { "a number for a shape", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":3,\"data_offsets\":[0,12]}}", 12, "'shape'" },
        { "a negative size", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[-3],\"data_offsets\":[0,12]}}", 12, "'shape'" },
        { "two negative sizes", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[-3,-1],\"data_offsets\":[0,12]}}", 12, "'shape'" },
        { "half a size", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[1.5,2],\"data_offsets\":[0,12]}}", 12, "'shape'" },
        { "a size with an exponent", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[1e99],\"data_offsets\":[0,12]}}", 12, "'shape'" },
        { "a size of many digits", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,12]}}", 12, "'shape'" },
        { "a text for a size", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[\"3\"],\"data_offsets\":[0,12]}}", 12, "'shape'" },
        { "a shape that wraps around to 0", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}", 0, "too many elements" },
        { "a shape that wraps around to 3", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[6148914691236517206,3],\"data_offsets\":[0,8]}}", 8, "too many elements" },
        { "an empty shape beyond all bounds", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[0,4611686018427387904,4],\"data_offsets\":[0,0]}}", 0, "too many elements" },
        { "no place", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[3]}}", 12, "'data_offsets'" },
        { "one offset", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0]}}", 12, "'data_offsets'" },
        { "three offsets", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12,24]}}", 12, "'data_offsets'" },
        { "an end before the beginning", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[12,0]}}", 12, "'data_offsets'" },
        { "a negative offset", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[-12,0]}}", 12, "'data_offsets'" },
        { "an offset beyond the file", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[12,24]}}", 12, "truncated" },
        { "an offset beyond all files", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[9223372036854775795,9223372036854775807]}}", 12, "truncated" },
        { "bytes too many", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,16]}}", 16, "needs 12 bytes" },
        { "bytes too few", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}", 8, "needs 12 bytes" },
        { "a gap before", "{\"2.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[4,16]}}", 16, "gap" },
        { "bytes behind", $"{{\"2.bias\":{{{Bias}}}}}", 13, "1 bytes after the last tensor" },
        { "bytes and no tensor", "{}", 12, "12 bytes after the last tensor" },
        { "two tensors in one place", $"{{\"2.bias\":{{{Bias}}},\"1.bias\":{{{Bias}}}}}", 12, "overlap" },
        { "two tensors that overlap", $"{{\"2.bias\":{{{Bias}}},\"a\":{{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[8,20]}}}}", 20, "overlap" },
        { "a gap between", $"{{\"2.bias\":{{{Bias}}},\"a\":{{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[16,28]}}}}", 28, "gap" },
        { "metadata twice", $"{{\"__metadata__\":{{}},\"__metadata__\":{{}},\"2.bias\":{{{Bias}}}}}", 12, "two tensors" },
    };

    [Theory]
    [InlineData("")]
    [InlineData("\"__metadata__\":{},")]
    [InlineData("\"__metadata__\":null,")]
    [InlineData("\"__metadata__\":{\"format\":\"pt\",\"x\":\"\"},")]
    public void Valid_safetensors_header_is_read(string before)
    {
        using var module = Layers.Create();
        var path = Write("honest.safetensors", SafetensorsBytes.Of($"{{{before}\"2.bias\":{{{Bias}}}}}  ", 12));

        var report = module.LoadWeights(path, strict: false);

        Assert.Equal(["2.bias"], report.Matched);
        Assert.Equal(WeightFormat.Safetensors, report.Format);
        Assert.Equal(new byte[12], module.state_dict()["2.bias"].bytes.ToArray());
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void Invalid_safetensors_header_throws(string what, string header, int data, string message)
    {
        var error = Refuse(SafetensorsBytes.Of(header, data));

        Assert.True(error.Message.Contains(message, StringComparison.Ordinal), $"{what}: {error.Message}");
        Assert.True(error.Entry is not null || error.Offset is not null, what);
    }

    [Theory]
    [InlineData(15ul)]
    [InlineData(100_000_000ul)]
    [InlineData(100_000_001ul)]
    [InlineData(1ul << 39)]
    public void Safetensors_header_shorter_than_declared_throws_without_using_memory(ulong length)
    {
        var file = SafetensorsBytes.Of("{}            ", 0, length);
        using var module = Layers.Create();
        var path = Write("long.safetensors", file);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<WeightFileException>(() => module.LoadWeights(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
        Assert.Equal("header", error.Entry);
        Assert.NotNull(error.Offset);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1ul << 63)]
    [InlineData(1ul << 40)]
    public void Huge_length_of_a_safetensors_header_throws(ulong length) => Refuse(SafetensorsBytes.Of("{}", 0, length));

    [Theory]
    [InlineData(0xC3)]
    [InlineData(0xFF)]
    [InlineData(0x80)]
    public void Tensor_name_that_is_not_UTF8_throws(byte value)
    {
        var header = Encoding.UTF8.GetBytes($"{{\"2.bias\":{{{Bias}}}}}");
        header[3] = value;

        Refuse(SafetensorsBytes.Of(header, 12));
    }

    [Fact]
    public void Name_with_many_prefixes_takes_memory_of_a_small_multiple_of_the_file_size()
    {
        var name = string.Concat(Enumerable.Repeat("module.", 50_000));
        var file = SafetensorsBytes.Of($"{{\"{name}x\":{{{Bias}}}}}", 12);
        var path = Write("prefixes.safetensors", file);
        using var module = Layers.Create();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<WeightMismatchException>(() => module.LoadWeights(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40L * file.Length);
    }

    [Fact]
    public void Many_tensors_take_memory_of_a_small_multiple_of_the_file_size()
    {
        var header = new StringBuilder("{");
        for (var i = 0; i < 20_000; i++)
            header.Append(i == 0 ? "" : ",").Append('"').Append(i).Append("\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}");
        var file = SafetensorsBytes.Of(header.Append('}').ToString(), 0);
        var path = Write("many.safetensors", file);
        using var module = Layers.Create();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<WeightMismatchException>(() => module.LoadWeights(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40L * file.Length);
    }
}
