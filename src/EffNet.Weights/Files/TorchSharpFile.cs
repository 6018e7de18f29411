using System.Collections.Immutable;

namespace EffNet.Weights;

/// <summary>
/// A file of TorchSharp's <c>module.save</c>: the number of tensors, then the name, type, dimensions and bytes of each. Numbers are in LEB128. The format has
/// no signature, so a file has this format if all of it can be read.
/// </summary>
internal sealed class TorchSharpFile : WeightFile
{
    private const int LongestName = 4096;
    private const int MostDimensions = 64;

    private const string Unknown = "unknown format of weights; expected safetensors, a PyTorch state_dict, a complete ONNX model or a TorchSharp file";

    private TorchSharpFile(FileBytes bytes, ImmutableArray<TorchSharpTensor> tensors)
        : base(bytes)
    {
        Tables = [new TensorTable([], tensors)];
    }

    /// <inheritdoc/>
    public override WeightFormat Format => WeightFormat.TorchSharp;

    /// <inheritdoc/>
    public override IReadOnlyList<TensorTable> Tables { get; }

    /// <summary>Opens a file.</summary>
    public static TorchSharpFile Open(FileBytes bytes)
    {
        var reader = new BufferedFileReader(bytes);
        var count = reader.ReadNumber(null);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var tensors = ImmutableArray.CreateBuilder<TorchSharpTensor>();
        for (var i = 0L; i < count; i++)
        {
            var tensor = ReadTensor(bytes, reader, isFirst: i == 0);
            if (!names.Add(tensor.Name))
                throw bytes.Problem(tensor.Name, tensor.Offset, "two tensors have this name");
            tensors.Add(tensor);
        }

        if (reader.Position == bytes.Length)
            return new TorchSharpFile(bytes, tensors.ToImmutable());
        var rest = FormattableString.Invariant($"the file has {bytes.Length - reader.Position} bytes after the last tensor");
        throw bytes.Problem(null, reader.Position, count == 0 ? Unknown : rest);
    }

    /// <inheritdoc/>
    public override void Read(IReadOnlyList<StoredTensor> tensors, Destination destination)
    {
        for (var i = 0; i < tensors.Count; i++)
            Bytes.Read(((TorchSharpTensor)tensors[i]).Offset, destination(i), tensors[i].Name);
    }

    private static TorchSharpTensor ReadTensor(FileBytes bytes, BufferedFileReader reader, bool isFirst)
    {
        var name = ReadName(bytes, reader, isFirst);
        var code = reader.ReadNumber(name);
        var type = ElementType.OfCode(code)
            ?? throw bytes.Problem(name, reader.Position, isFirst ? Unknown : FormattableString.Invariant($"unknown element type {code}"));
        var dimensions = reader.ReadNumber(name);
        if (dimensions > MostDimensions)
        {
            var problem = FormattableString.Invariant($"the declared number of dimensions is {dimensions}; expected at most {MostDimensions}");
            throw bytes.Problem(name, reader.Position, isFirst ? Unknown : problem);
        }

        var shape = ImmutableArray.CreateBuilder<long>((int)dimensions);
        for (var i = 0; i < dimensions; i++)
            shape.Add(reader.ReadNumber(name));

        var count = StoredTensor.Count(shape)
            ?? throw bytes.Problem(name, reader.Position, $"the shape {TensorShape.Of(shape)} has too many elements");
        var tensor = new TorchSharpTensor(name, type, shape.MoveToImmutable(), reader.Position);
        reader.Skip(count * type.Size, name);
        return tensor;
    }

    private static string ReadName(FileBytes bytes, BufferedFileReader reader, bool isFirst)
    {
        var at = reader.Position;
        var length = reader.ReadNumber(null);
        if (length is 0 or > LongestName)
        {
            throw bytes.Problem(
                null, isFirst ? null : at, isFirst ? Unknown : FormattableString.Invariant($"the declared length of a name is {length} bytes: the file is corrupt"));
        }

        var name = reader.Take((int)length, null);
        if (name.ContainsAnyInRange((byte)0, (byte)' '))
            throw bytes.Problem(null, isFirst ? null : at, isFirst ? Unknown : "expected the name of a weight: the file is corrupt");
        return System.Text.Encoding.UTF8.GetString(name);
    }
}
