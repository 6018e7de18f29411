using System.Globalization;
using System.Text;
using EffNet.Weights;
using EffNet.Weights.Tests.Support;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>Unusual files that PyTorch reads, and files with impossible sizes.</summary>
public sealed class UnusualFileTests : FileTests
{
    private static readonly string[] s_entries = ["archive/data.pkl", "archive/data/0", "archive/byteorder", "archive/extra/effnet.json"];

    public static MatrixTheoryData<string, ulong> LongSizes => new(s_entries, [ulong.MaxValue, 1UL << 63, long.MaxValue, 1UL << 40, 0]);

    /// <summary>All tensors are views of one flat storage, as some optimizers create it. Reading each tensor from the beginning of the storage would read it many times.</summary>
    [Fact]
    public void Storage_that_several_tensors_share_is_read_once()
    {
        const int Step = 200_000;
        var count = Step * (Layers.Weights.Count + 1L);
        var program = PickleProgram.Start().Global("collections", "OrderedDict").Do(")R(");
        for (var i = 0; i < Layers.Weights.Count; i++)
        {
            var (name, shape) = Layers.Weights[i];
            program.Text(name).Tensor("FloatStorage", "flat", count, (long)i * Step, shape, Strides(shape));
        }

        program.Text("1.num_batches_tracked").Tensor("LongStorage", "count", 1, 0, [], []);
        byte[] numbers = [.. Enumerable.Range(0, (int)count).SelectMany(i => BitConverter.GetBytes((float)i))];
        var bytes = CountingBytes.Open(Write("flat.pth", Archive.Write(
        [
            new("archive/data.pkl", program.Do("u").End()), new("archive/data/flat", numbers), new("archive/data/count", BitConverter.GetBytes(Layers.Count)),
        ])));
        using var module = Layers.Create();

        using (var file = WeightFile.OpenBytes(bytes))
        {
            var target = new ModuleTarget(module);
            target.Write(file, LoadPlan.Make(file, target, new WeightLoadOptions()).Matches);
        }

        Assert.Equal(2f * Step, module.state_dict()["1.bias"][0].item<float>());
        Assert.InRange(bytes.Read, numbers.Length, 1.1 * numbers.Length);
    }

    [Fact]
    public void Tensor_with_strides_of_0_repeats_its_number()
    {
        using var module = Layers.Create();

        module.LoadWeights(Write("expanded.pth", LayerFile.OfFirst(p => p.Tensor("FloatStorage", "0", 108, 5, [4, 3, 3, 3], [0, 0, 0, 0]))));

        var weight = module.state_dict()["0.weight"];
        using var numbers = HashedNumbers.Draw("0.weight", [108]);
        Assert.Equal([(float)numbers[5].item<double>()], weight.data<float>().Distinct());
    }

    [Fact]
    public void Archive_without_checksums_loads() =>
        AssertLoads(Write("unchecked.pth", Archive.Write([.. LayerFile.Entries().Select(e => e with { Checksum = 0 })])));

    [Fact]
    public void Pickle_of_twenty_megabytes_loads()
    {
        var state = LayerFile.Pickle().AsSpan(2)[..^1].ToArray();
        var pickle = PickleProgram.Start().Do("}(").Text("log").Text(new string('x', 20_000_000)).Text("weights").Do(state).Do("u").End();

        Assert.Equal("weights", AssertLoads(Write("long.pth", LayerFile.OfPickle(pickle))).From);
    }

    [Theory]
    [MemberData(nameof(LongSizes))]
    public void Impossible_sizes_in_a_zip64_record_throw(string name, ulong size)
    {
        var entries = LayerFile.Entries();
        entries.Add(new ArchiveEntry("archive/byteorder", "little"u8.ToArray()));
        entries.Add(new ArchiveEntry("archive/extra/effnet.json", "{}"u8.ToArray()));
        AssertLoads(Write("honest.pth", Archive.Write(entries)));
        var index = entries.FindIndex(e => e.Name == name);
        entries[index] = entries[index] with { LongSize = size };

        Refuse(Archive.Write(entries));
    }

    /// <summary>A header of 300,000 names. The time and the memory for each name must be constant.</summary>
    [Fact]
    public void Memory_for_a_safetensors_header_with_many_names_is_a_few_times_its_size()
    {
        const int Names = 300_000;
        var header = new StringBuilder("{");
        for (var i = 0; i < Names; i++)
            header.Append(CultureInfo.InvariantCulture, $"\"t{i}\":{{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[{4L * i},{4L * (i + 1)}]}},");
        var path = Write("names.safetensors", SafetensorsBytes.Of(header.ToString()[..^1] + "}", 4 * Names));

        var before = GC.GetAllocatedBytesForCurrentThread();
        using var file = WeightFile.Open(path);

        Assert.Equal(Names, file.Tables.Single().Tensors.Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 12L * header.Length);
    }

    private static long[] Strides(long[] shape) => [.. shape.Select((_, d) => shape.Skip(d + 1).Aggregate(1L, (product, size) => product * size))];
}
