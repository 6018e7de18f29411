using System.Globalization;

namespace EffNet.Weights.Tests.Support;

/// <summary>A tensor of a network in another library, from a listing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as named in safetensors.</param>
/// <param name="Shape">Its shape.</param>
internal sealed record StateEntry(string Name, string Type, long[] Shape)
{
    /// <summary>Gets the size in bytes.</summary>
    public long Bytes => Shape.Aggregate(Type == "I64" ? 8L : 4L, (product, size) => product * size);

    /// <summary>Returns a listing that a script in tests/reference wrote, for example <c>state_dict/efficientnet_b0</c>.</summary>
    public static List<StateEntry> Read(string listing) => [.. EmbeddedFile.ReadLines($"{listing}.txt").SelectMany(ReadModule)];

    private static IEnumerable<StateEntry> ReadModule(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Skip(1).Select(word => ReadEntry(words[0], word));
    }

    // weight:float32[32x3x3x3]
    private static StateEntry ReadEntry(string module, string word)
    {
        var parts = word.Split(':', '[', ']');
        var shape = parts[2].Split('x', StringSplitOptions.RemoveEmptyEntries).Select(size => long.Parse(size, CultureInfo.InvariantCulture));
        return new StateEntry($"{module}.{parts[0]}", parts[1] == "int64" ? "I64" : "F32", [.. shape]);
    }
}
