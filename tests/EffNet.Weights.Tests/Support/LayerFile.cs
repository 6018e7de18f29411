using static TorchSharp.torch;

namespace EffNet.Weights.Tests.Support;

/// <summary>Files of the layers' weights, written byte by byte, with one change.</summary>
internal static class LayerFile
{
    /// <summary>The tensor that malicious files change.</summary>
    public const string First = "0.weight";

    /// <summary>Returns the pickle of the layers' state. The names of the storages are their indices.</summary>
    /// <param name="first">Writes the first tensor; null for the valid tensor.</param>
    public static byte[] Pickle(Action<PickleProgram>? first = null)
    {
        var program = PickleProgram.Start().Global("collections", "OrderedDict").Do(")R(");
        for (var i = 0; i < Layers.Weights.Count; i++)
        {
            var (name, shape) = Layers.Weights[i];
            program.Text(name);
            if (i == 0 && first is not null)
                first(program);
            else
                Usual(program, $"{i}", shape);
        }

        program.Text("1.num_batches_tracked").Tensor("LongStorage", "count", 1, 0, [], []);
        return program.Do("u").End();
    }

    /// <summary>Returns the entries of the archive.</summary>
    /// <param name="pickle">The pickle; that of the layers if <see langword="null"/>.</param>
    public static List<ArchiveEntry> Entries(byte[]? pickle = null)
    {
        List<ArchiveEntry> entries = [new("archive/data.pkl", pickle ?? Pickle())];
        for (var i = 0; i < Layers.Weights.Count; i++)
            entries.Add(new ArchiveEntry($"archive/data/{i}", Numbers(Layers.Weights[i])));
        entries.Add(new ArchiveEntry("archive/data/count", BitConverter.GetBytes(Layers.Count)));
        entries.Add(new ArchiveEntry("archive/version", "3\n"u8.ToArray()));
        return entries;
    }

    /// <summary>Returns the archive.</summary>
    public static byte[] OfPickle(byte[] pickle) => Archive.Write(Entries(pickle));

    /// <summary>Returns an archive whose first tensor is written by a function.</summary>
    public static byte[] OfFirst(Action<PickleProgram> first) => OfPickle(Pickle(first));

    /// <summary>Returns the file in the format of PyTorch before 1.6.</summary>
    /// <param name="state">The pickle of the tensors; the usual one if <see langword="null"/>.</param>
    /// <param name="machine">The pickle of the machine; the usual one if <see langword="null"/>.</param>
    /// <param name="counts">Changes the numbers of elements before the storages.</param>
    public static byte[] Legacy(byte[]? state = null, byte[]? machine = null, Func<string, long, long>? counts = null)
    {
        List<byte> file = [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, (byte)'.'];
        file.AddRange(PickleProgram.Start().Do((byte)'M', 0xE9, 0x03).End());
        file.AddRange(machine ?? PickleProgram.Start().Do("}(").Text("little_endian").Do(0x88).Do("u").End());
        file.AddRange(state ?? Pickle());
        var keys = Enumerable.Range(0, Layers.Weights.Count).Select(i => $"{i}").Append("count").ToList();
        file.AddRange(PickleProgram.Start().Do("](").Repeat(keys.Count, (p, i) => p.Text(keys[i])).Do("e").End());
        foreach (var (key, entry) in keys.Zip(Entries()[1..]))
        {
            var count = entry.Content.Length / (key == "count" ? 8 : 4);
            file.AddRange(BitConverter.GetBytes(counts?.Invoke(key, count) ?? count));
            file.AddRange(entry.Content);
        }

        return [.. file];
    }

    private static void Usual(PickleProgram program, string key, long[] shape)
    {
        var strides = new long[shape.Length];
        var count = 1L;
        for (var i = shape.Length - 1; i >= 0; count *= shape[i--])
            strides[i] = count;
        program.Tensor("FloatStorage", key, count, 0, shape, strides);
    }

    private static byte[] Numbers((string Name, long[] Shape) weight)
    {
        using var numbers = HashedNumbers.Draw(weight.Name, weight.Shape);
        using var single = numbers.to(ScalarType.Float32);
        return single.bytes.ToArray();
    }
}
