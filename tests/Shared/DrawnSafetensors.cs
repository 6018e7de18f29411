using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using EffNet.Networks;

namespace EffNet.Testing;

/// <summary>Files of pseudorandom weights, which are the same in every call.</summary>
internal static class DrawnSafetensors
{
    /// <summary>Returns a safetensors file with all weights of a network: the length of a JSON header, the header, and the numbers.</summary>
    /// <param name="network">The network.</param>
    public static byte[] Of(Network network)
    {
        var (header, offset) = (new List<string>(), 0L);
        foreach (var tensor in network.State)
        {
            var (type, length) = tensor.Kind == StateTensorKind.Count ? ("I64", 8L) : ("F32", 4 * CountOf(tensor));
            header.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""  "{{tensor.Name}}":{"dtype":"{{type}}","shape":[{{string.Join(',', tensor.Shape)}}],"data_offsets":[{{offset}},{{offset + length}}]}"""));
            offset += length;
        }

        var json = Encoding.UTF8.GetBytes($"{{\n{string.Join(",\n", header)}\n}}");
        return [.. BitConverter.GetBytes((long)json.Length), .. json, .. network.State.SelectMany(t => MemoryMarshal.AsBytes<float>(Draw(t)).ToArray())];
    }

    private static long CountOf(StateTensor tensor) => tensor.Shape.Aggregate(1L, (product, size) => product * size);

    private static float[] Draw(StateTensor tensor)
    {
        if (tensor.Kind == StateTensorKind.Count)
            return new float[2];
        var center = tensor.Name.EndsWith("running_var", StringComparison.Ordinal) ? 1 : 0;
        var random = new Random(tensor.Name.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)));
        return [.. Enumerable.Range(0, (int)CountOf(tensor)).Select(_ => center + (random.NextSingle() / 2) - 0.25f)];
    }
}
