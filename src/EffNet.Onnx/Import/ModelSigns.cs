using EffNet.Weights;

namespace EffNet.Onnx.Import;

/// <summary>Recognizes models among files of weights.</summary>
internal static class ModelSigns
{
    private const int Graph = 7;
    private const int Opsets = 8;
    private const int LargestField = 25;
    private const int MostFields = 4096;

    /// <summary>
    /// Returns <see langword="true"/> if the outermost fields of a file are the fields of a model, including a graph and an opset; otherwise,
    /// <see langword="false"/>. This distinguishes models from TorchSharp's files, which also begin with numbers.
    /// </summary>
    /// <param name="bytes">The bytes of the file.</param>
    public static bool IsModel(FileBytes bytes)
    {
        var (found, offset) = (new HashSet<int>(), 0L);
        for (var fields = 0; offset < bytes.Length; fields++)
        {
            if (fields > MostFields || Number(bytes, ref offset) is not { } tag || tag >> 3 is 0 or > LargestField)
                return false;
            found.Add((int)(tag >> 3));
            switch (tag & 7)
            {
                case 0 when Number(bytes, ref offset) is not null:
                    break;
                case 2 when Number(bytes, ref offset) is { } length && length <= (ulong)(bytes.Length - offset):
                    offset += (long)length;
                    break;
                default:
                    return false;
            }
        }

        return found.Contains(Graph) && found.Contains(Opsets);
    }

    private static ulong? Number(FileBytes bytes, ref long offset)
    {
        var number = 0UL;
        Span<byte> next = stackalloc byte[1];
        for (var shift = 0; shift < 64 && offset < bytes.Length; shift += 7)
        {
            bytes.Read(offset++, next, null);
            number |= (ulong)(next[0] & 0x7F) << shift;
            if (next[0] < 0x80)
                return number;
        }

        return null;
    }
}
