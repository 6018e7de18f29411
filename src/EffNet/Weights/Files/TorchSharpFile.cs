using System.Collections.Immutable;
using System.Text;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// What TorchSharp's <c>module.save</c> writes: the number of tensors, and of each its name, type, dimensions and bytes. Numbers are in LEB128. It has no mark to know it by, so a file
/// is one if all of it reads as one.
/// </summary>
internal sealed class TorchSharpFile : WeightFile
{
    private const int LongestName = 4096;
    private const int MostDimensions = 64;

    private readonly ImmutableArray<TorchSharpTensor> _tensors;

    private TorchSharpFile(FileBytes bytes, ImmutableArray<TorchSharpTensor> tensors)
        : base(bytes)
    {
        _tensors = tensors;
    }

    /// <inheritdoc/>
    public override WeightFormat Format => WeightFormat.TorchSharp;

    /// <inheritdoc/>
    public override IReadOnlyList<StoredTensor> Tensors => _tensors;

    /// <summary>Opens the file whose bytes these are.</summary>
    public static TorchSharpFile Open(FileBytes bytes)
    {
        var position = 0L;
        var count = ReadNumber(bytes, ref position, null);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var tensors = ImmutableArray.CreateBuilder<TorchSharpTensor>();
        for (var i = 0L; i < count; i++)
        {
            var tensor = ReadTensor(bytes, ref position, isFirst: i == 0);
            if (!names.Add(tensor.Name))
                throw bytes.Problem(tensor.Name, tensor.Offset, "two tensors have this name");
            tensors.Add(tensor);
        }

        return position == bytes.Length
            ? new TorchSharpFile(bytes, tensors.ToImmutable())
            : throw bytes.Problem(null, position, count == 0 ? Unknown : FormattableString.Invariant($"the tensors end here, and the file has {bytes.Length - position} bytes more"));
    }

    /// <inheritdoc/>
    public override Tensor Read(StoredTensor tensor) =>
        Filled(tensor.Shape, tensor.Type, target => Bytes.Read(((TorchSharpTensor)tensor).Offset, target, tensor.Name));

    private static string Unknown => "this is no format of weights that EffNet knows: neither safetensors, nor a PyTorch state_dict, nor a file of TorchSharp's";

    private static TorchSharpTensor ReadTensor(FileBytes bytes, ref long position, bool isFirst)
    {
        var name = ReadName(bytes, ref position, isFirst);
        var code = ReadNumber(bytes, ref position, name);
        var type = ElementType.All.FirstOrDefault(t => t.Code == code)
            ?? throw bytes.Problem(name, position, isFirst ? Unknown : FormattableString.Invariant($"its type has the number {code}, which is none that weights have"));
        var dimensions = ReadNumber(bytes, ref position, name);
        if (dimensions > MostDimensions)
            throw bytes.Problem(name, position, isFirst ? Unknown : FormattableString.Invariant($"it is said to have {dimensions} dimensions"));
        var shape = ImmutableArray.CreateBuilder<long>((int)dimensions);
        for (var i = 0; i < dimensions; i++)
            shape.Add(ReadNumber(bytes, ref position, name));

        var count = StoredTensor.Count(shape) ?? throw bytes.Problem(name, position, $"its shape {Shape.Of(shape)} has more elements than a computer can hold");
        bytes.CheckWithin(position, count * type.Size, name);
        var tensor = new TorchSharpTensor(name, type, shape.MoveToImmutable(), position);
        position += count * type.Size;
        return tensor;
    }

    private static string ReadName(FileBytes bytes, ref long position, bool isFirst)
    {
        var at = position;
        var length = ReadNumber(bytes, ref position, null);
        if (length is 0 or > LongestName)
            throw bytes.Problem(null, isFirst ? null : at, isFirst ? Unknown : FormattableString.Invariant($"a name of {length} bytes should begin here: the file is corrupt"));
        var name = bytes.Read(position, (int)length, null);
        if (name.AsSpan().ContainsAnyInRange((byte)0, (byte)' '))
            throw bytes.Problem(null, isFirst ? null : at, isFirst ? Unknown : "the name of a weight should begin here: the file is corrupt");
        position += length;
        return Encoding.UTF8.GetString(name);
    }

    private static long ReadNumber(FileBytes bytes, ref long position, string? entry)
    {
        var number = 0L;
        Span<byte> digit = stackalloc byte[1];
        for (var shift = 0; shift < 63; shift += 7)
        {
            bytes.Read(position++, digit, entry);
            number |= (long)(digit[0] & 0x7F) << shift;
            if (digit[0] < 0x80)
                return number;
        }

        throw bytes.Problem(entry, position, "a number has more digits than any should: the file is corrupt");
    }
}
