using System.Buffers.Binary;
using System.Text;

namespace EffNet.Weights;

/// <summary>Writes the pickle of a state_dict, of protocol 2, as PyTorch does but without remembering values: every instruction stands in Python's <c>pickletools</c>.</summary>
internal sealed class PickleWriter(Stream stream)
{
    /// <summary>Writes the whole pickle.</summary>
    /// <param name="tensors">The tensors; the storage of each is called by its place in the list.</param>
    public void Write(IReadOnlyList<SavedTensor> tensors)
    {
        Bytes([0x80, 0x02]);
        Global("collections", "OrderedDict");
        Bytes(")R("u8);
        for (var i = 0; i < tensors.Count; i++)
        {
            Text(tensors[i].Name);
            Tensor(tensors[i], FormattableString.Invariant($"{i}"));
        }

        Bytes("u."u8);
    }

    private void Tensor(SavedTensor tensor, string key)
    {
        Global("torch._utils", "_rebuild_tensor_v2");
        Bytes("(("u8);
        Text("storage");
        Global("torch", tensor.Type.Storage!);
        Text(key);
        Text("cpu");
        Number(tensor.Count);
        Bytes("tQ"u8);
        Number(0);
        Numbers(tensor.Shape);
        Numbers(StridesOf(tensor.Shape));
        Bytes([0x89]);
        Global("collections", "OrderedDict");
        Bytes(")RtR"u8);
    }

    /// <summary>Returns the strides of a tensor in row-major order, as PyTorch computes them.</summary>
    private static long[] StridesOf(IReadOnlyList<long> shape)
    {
        var strides = new long[shape.Count];
        var stride = 1L;
        for (var i = shape.Count - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= Math.Max(1, shape[i]);
        }

        return strides;
    }

    private void Numbers(IReadOnlyList<long> numbers)
    {
        Bytes("("u8);
        foreach (var number in numbers)
            Number(number);
        Bytes("t"u8);
    }

    private void Number(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        Bytes([0x8A, sizeof(long)]);
        Bytes(bytes);
    }

    private void Global(string module, string name) => Bytes(Encoding.ASCII.GetBytes($"c{module}\n{name}\n"));

    private void Text(string text)
    {
        var encoded = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, encoded.Length);
        Bytes("X"u8);
        Bytes(length);
        Bytes(encoded);
    }

    private void Bytes(ReadOnlySpan<byte> bytes) => stream.Write(bytes);
}
