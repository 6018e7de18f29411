using EffNet.Weights;
using EffNet.Weights.Tests.Support;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>Checkpoints that PyTorch wrote, with other values that training programs save: tests/reference/weight_checkpoints.py.</summary>
public sealed class RealCheckpointTests : FileTests
{
    [Theory]
    [InlineData("program", "model")]
    [InlineData("program_legacy", "model")]
    [InlineData("protocol4", "model")]
    [InlineData("deflated", "model")]
    [InlineData("whole", "")]
    [InlineData("whole_legacy", "")]
    [InlineData("whole_parallel", "net/module.")]
    [InlineData("lightning", "state_dict/module._orig_mod.")]
    [InlineData("average", "state_dict_ema/module.")]
    [InlineData("generator", "g_ema")]
    [InlineData("list", "0")]
    [InlineData("tuple", "1")]
    [InlineData("subclass", "")]
    [InlineData("flat", "weights")]
    public void Weights_in_real_checkpoints_are_found_and_other_entries_are_ignored(string file, string from)
    {
        var report = AssertLoads(Golden($"checkpoint_{file}.pth"));

        Assert.Equal(from, report.From);
        Assert.True(report.IsComplete);
    }

    [Fact]
    public void Required_tensor_that_is_quantized_or_complex_throws_an_exception_that_names_it()
    {
        using var module = Layers.Create();

        Assert.Equal("0.weight", Refuse(module, Golden("needed_quantized.pth")).Entry);
        Assert.Equal("0.weight", Assert.Single(Assert.Throws<WeightMismatchException>(() => module.LoadWeights(Golden("needed_complex.pth"))).Report.WrongShape).Name);
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(20_000)]
    public void Many_tensors_are_read_in_few_large_reads(int count)
    {
        using var stream = new MemoryStream();
        foreach (var number in Leb(count))
            stream.WriteByte(number);
        for (var i = 0; i < count; i++)
        {
            var name = System.Text.Encoding.UTF8.GetBytes($"t{i}");
            stream.Write([(byte)name.Length, .. name, 6, 1, 0]);
        }

        var bytes = CountingBytes.Open(Write("many.dat", stream.ToArray()));
        using var file = WeightFile.OpenBytes(bytes);

        Assert.Equal(count, file.Tables.Single().Tensors.Count);
        Assert.InRange(bytes.Calls, 1, 4 + (stream.Length / 8000));
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("\u001b[31mred")]
    [InlineData("‮")]
    [InlineData(null)]
    public void Tensor_names_in_messages_are_shortened_and_escaped(string? name)
    {
        name ??= new string('x', 5_000_000);
        var escaped = System.Text.Json.JsonSerializer.Serialize(name);

        var error = Refuse(SafetensorsBytes.Of($"{{{escaped}:3}}", 0));

        Assert.Equal(name, error.Entry);
        Assert.InRange(error.Message.Length, 1, 1000);
        Assert.DoesNotContain(error.Message[error.Path.Length..], char.IsControl);
        Assert.DoesNotContain('\u202E', error.Message);
    }

    private static IEnumerable<byte> Leb(long number)
    {
        for (; number >= 0x80; number >>= 7)
            yield return (byte)(number | 0x80);
        yield return (byte)number;
    }
}
