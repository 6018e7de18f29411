using System.Buffers.Binary;
using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.Cli.Tests.Support;

/// <summary>Files with weights of a network: small numbers, and variances of 1.</summary>
internal static class WeightsOfNetwork
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The network.</param>
    /// <param name="isWritten">Returns true if the tensor with a name is written; <see langword="null"/> to write all tensors.</param>
    /// <param name="isHalf">true to write half-precision numbers; false for single precision.</param>
    /// <param name="stated">The network that the file names in its metadata; <see langword="null"/> for none.</param>
    public static string Write(string path, Network network, Func<string, bool>? isWritten = null, bool isHalf = false, string? stated = null)
    {
        var names = string.Join(',', Enumerable.Range(0, network.ClassCount).Select(i => $"\"class {i}\""));
        using var stream = File.Create(path);
        SafetensorsWriter.Write(
            stream,
            [.. network.State.Where(t => isWritten?.Invoke(t.Name) ?? true).Select(t => new Constant(t, isHalf ? ElementType.Float16 : ElementType.Float32))],
            [new("effnet.class_names", $"[{names}]"), .. stated is null ? [] : (KeyValuePair<string, string>[])[new("effnet.network", stated)]]);
        return path;
    }

    private sealed class Constant(StateTensor tensor, ElementType type)
        : SavedTensor(tensor.Name, tensor.Kind == StateTensorKind.Count ? ElementType.Int64 : type, [.. tensor.Shape.Select(s => (long)s)])
    {
        public override void Write(Stream stream)
        {
            var bytes = new byte[Length];
            for (var i = 0; Type.IsFloating && i < Count; i++)
                Write(Name.EndsWith("var", StringComparison.Ordinal) ? 1 : i % 7 / 8f, bytes.AsSpan(i * Type.Size));
            stream.Write(bytes);
        }

        private void Write(float number, Span<byte> bytes)
        {
            if (Type == ElementType.Float32)
                BinaryPrimitives.WriteSingleLittleEndian(bytes, number);
            else
                BinaryPrimitives.WriteHalfLittleEndian(bytes, (Half)number);
        }
    }
}
