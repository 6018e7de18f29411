using System.Buffers.Binary;
using System.Text;

namespace EffNet.Weights;

/// <summary>
/// Writes the instructions of a pickle of protocol 2, as PyTorch does but without memoizing values. Python's <c>pickletools</c> documents all instructions.
/// </summary>
/// <param name="stream">The stream to write to. It is not disposed.</param>
internal sealed class PickleWriter(Stream stream)
{
    /// <summary>Begins the pickle.</summary>
    public void Begin() => Bytes([0x80, 0x02]);

    /// <summary>Ends the pickle. The value that was written is the result.</summary>
    public void End() => Bytes("."u8);

    /// <summary>Begins an ordered dictionary as in PyTorch. Keys and values follow.</summary>
    public void BeginOrderedDictionary()
    {
        Global("collections", "OrderedDict");
        Bytes(")R("u8);
    }

    /// <summary>Ends a dictionary.</summary>
    public void EndDictionary() => Bytes("u"u8);

    /// <summary>Begins an object that is created without arguments. The names and values of its attributes follow.</summary>
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

    /// <summary>Writes a tensor whose elements are in a separate storage.</summary>
    /// <param name="tensor">The tensor to write.</param>
    /// <param name="key">The key of the storage.</param>
    /// <param name="requiresGradient"><see langword="true"/> if the tensor is a trainable parameter.</param>
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
    /// <param name="text">The text to write.</param>
    public void Text(string text)
    {
        var encoded = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, encoded.Length);
        Bytes("X"u8);
        Bytes(length);
        Bytes(encoded);
    }

    /// <summary>Writes a Boolean value.</summary>
    /// <param name="value">The value to write.</param>
    public void Boolean(bool value) => Bytes([value ? (byte)0x88 : (byte)0x89]);

    /// <summary>Writes a number in double precision.</summary>
    /// <param name="number">The number to write.</param>
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
