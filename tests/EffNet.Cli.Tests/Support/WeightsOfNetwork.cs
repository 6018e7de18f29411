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
    /// <param name="isWritten">Whether a tensor of a name is written.</param>
    public static string Write(string path, Network network, Func<string, bool>? isWritten = null)
    {
        var names = string.Join(',', Enumerable.Range(0, network.ClassCount).Select(i => $"\"class {i}\""));
        using var stream = File.Create(path);
        SafetensorsWriter.Write(stream, [.. network.State.Where(t => isWritten?.Invoke(t.Name) ?? true).Select(t => new Constant(t))], [new("effnet.class_names", $"[{names}]")]);
        return path;
    }

    private sealed class Constant(StateTensor tensor)
        : SavedTensor(tensor.Name, tensor.Kind == StateTensorKind.Count ? ElementType.Int64 : ElementType.Float32, [.. tensor.Shape.Select(s => (long)s)])
    {
        public override void Write(Stream stream)
        {
            var bytes = new byte[Length];
            for (var i = 0; Type == ElementType.Float32 && i < Count; i++)
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), Name.EndsWith("var", StringComparison.Ordinal) ? 1 : i % 7 / 8f);
            stream.Write(bytes);
        }
    }
}
