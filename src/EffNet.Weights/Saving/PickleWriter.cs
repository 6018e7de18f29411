using System.Buffers.Binary;
using System.Text;

namespace EffNet.Weights;

/// <summary>Writes the instructions of a pickle of protocol 2, as PyTorch does but without remembering values: every instruction stands in Python's <c>pickletools</c>.</summary>
/// <param name="stream">Where to write; it remains the caller's.</param>
internal sealed class PickleWriter(Stream stream)
{
    /// <summary>Begins the pickle.</summary>
    public void Begin() => Bytes([0x80, 0x02]);

    /// <summary>Ends the pickle; what was written is its value.</summary>
    public void End() => Bytes("."u8);

    /// <summary>Begins a dictionary of PyTorch's, which keeps its order. Keys and values follow.</summary>
    public void BeginOrderedDictionary()
    {
        Global("collections", "OrderedDict");
        Bytes(")R("u8);
    }

    /// <summary>Ends a dictionary.</summary>
    public void EndDictionary() => Bytes("u"u8);

    /// <summary>Begins an object of a class without arguments. The names and values of its attributes follow.</summary>
    /// <param name="module">The module of the class.</param>
    /// <param name="name">The name of the class.</param>
    public void BeginObject(string module, string name)
    {
        Global(module, name);
        Bytes([(byte)')', 0x81, (byte)'}', (byte)'(']);
    }

    /// <summary>Ends an object.</summary>
    public void EndObject() => Bytes("ub"u8);

    /// <summary>Writes an empty tuple.</summary>
    public void EmptyTuple() => Bytes(")"u8);

    /// <summary>Writes a tensor whose elements are in a storage of its own.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="key">The name of the storage.</param>
    /// <param name="requiresGradient">Whether it is a parameter that is trained.</param>
    public void Tensor(SavedTensor tensor, string key, bool requiresGradient)
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
        Boolean(requiresGradient);
        Global("collections", "OrderedDict");
        Bytes(")RtR"u8);
    }

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text.</param>
    public void Text(string text)
    {
        var encoded = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, encoded.Length);
        Bytes("X"u8);
        Bytes(length);
        Bytes(encoded);
    }

    /// <summary>Writes a truth value.</summary>
    /// <param name="value">The value.</param>
    public void Boolean(bool value) => Bytes([value ? (byte)0x88 : (byte)0x89]);

    /// <summary>Writes a number in double precision.</summary>
    /// <param name="number">The number.</param>
    public void Real(double number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, number);
        Bytes("G"u8);
        Bytes(bytes);
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

    private void Bytes(ReadOnlySpan<byte> bytes) => stream.Write(bytes);
}
