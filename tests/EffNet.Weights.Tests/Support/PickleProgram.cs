using System.Buffers.Binary;
using System.Text;

namespace EffNet.Weights.Tests.Support;

/// <summary>Writes a valid or invalid pickle, instruction by instruction.</summary>
internal sealed class PickleProgram
{
    private readonly List<byte> _bytes = [];

    /// <summary>Returns the beginning of a pickle.</summary>
    public static PickleProgram Start(byte protocol = 2) => new PickleProgram().Do(0x80, protocol);

    /// <summary>Adds bytes.</summary>
    public PickleProgram Do(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>Adds the characters of a text as bytes.</summary>
    public PickleProgram Do(string letters) => Do(Encoding.Latin1.GetBytes(letters));

    /// <summary>Repeats instructions.</summary>
    public PickleProgram Repeat(int times, Action<PickleProgram, int> write)
    {
        for (var i = 0; i < times; i++)
            write(this, i);
        return this;
    }

    /// <summary>Adds a text (BINUNICODE).</summary>
    public PickleProgram Text(string text) => Do("X").Int32(Encoding.UTF8.GetByteCount(text)).Do(Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a number (LONG1 of eight bytes).</summary>
    public PickleProgram Number(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        return Do(0x8A, 8).Do(bytes);
    }

    /// <summary>Adds a number of four bytes.</summary>
    public PickleProgram Int32(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return Do(bytes);
    }

    /// <summary>Adds a tuple of numbers.</summary>
    public PickleProgram Tuple(params long[] numbers) => Do("(").Repeat(numbers.Length, (p, i) => p.Number(numbers[i])).Do("t");

    /// <summary>Adds a member of a module by its name (GLOBAL).</summary>
    public PickleProgram Global(string module, string name) => Do($"c{module}\n{name}\n");

    /// <summary>Adds a storage by its persistent ID.</summary>
    public PickleProgram Storage(string type, string key, long count) => Do("(").Text("storage").Global("torch", type).Text(key).Text("cpu").Number(count).Do("tQ");

    /// <summary>Adds a tensor.</summary>
    public PickleProgram Tensor(string type, string key, long count, long offset, long[] shape, long[] strides) =>
        Global("torch._utils", "_rebuild_tensor_v2").Do("(").Storage(type, key, count).Number(offset).Tuple(shape).Tuple(strides)
            .Do(0x89).Global("collections", "OrderedDict").Do(")RtR");

    /// <summary>Returns the instructions.</summary>
    public byte[] Bytes() => [.. _bytes];

    /// <summary>Returns the instructions and STOP.</summary>
    public byte[] End() => Do(".").Bytes();
}
