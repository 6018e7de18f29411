using System.Collections.Immutable;
using System.Text.Json;

namespace EffNet.Weights;

/// <summary>
/// The header of a safetensors file, validated as in the format's reference implementation: the bytes of the tensors follow the header without gaps or
/// overlaps, in any order, up to the end of the file. The header is read once sequentially, so that time and memory are proportional to its length.
/// </summary>
/// <param name="Tensors">The tensors in the order of their bytes.</param>
/// <param name="Metadata">The text values in <c>__metadata__</c>; other values are ignored.</param>
internal sealed record SafetensorsHeader(ImmutableArray<SafetensorsTensor> Tensors, ImmutableDictionary<string, string> Metadata)
{
    /// <summary>The number of bytes at the beginning of the file that contain the length of the header.</summary>
    public const int LengthBytes = 8;

    /// <summary>The maximum length of a header, as in the reference implementation.</summary>
    public const int MaximumLength = 100_000_000;

    private const string Entry = "header";
    private const string MetadataKey = "__metadata__";

    /// <summary>Reads the header.</summary>
    /// <exception cref="WeightFileException">The header is invalid.</exception>
    public static SafetensorsHeader Read(FileBytes file)
    {
        var length = BitConverter.ToUInt64(file.Read(0, LengthBytes, Entry));
        if (length > MaximumLength)
            throw file.Problem(Entry, 0, FormattableString.Invariant($"the declared length of the header is {length} bytes; expected at most {MaximumLength}"));
        var start = LengthBytes + (long)length;
        var header = Parse(file, file.Read(LengthBytes, (int)length, Entry), start);
        CheckNothingBetween(file, header.Tensors, start);
        return header;
    }

    private static SafetensorsHeader Parse(FileBytes file, byte[] bytes, long start)
    {
        try
        {
            return ReadObject(file, new Utf8JsonReader(bytes), start);
        }
        catch (JsonException e)
        {
            throw file.Problem(Entry, LengthBytes, "the header is not valid JSON: the file is truncated or corrupt", e);
        }
        catch (InvalidOperationException e)
        {
            // The reader reports bytes that are not UTF-8 and unpaired surrogates only when a text is read.
            throw file.Problem(Entry, LengthBytes, "a string in the header is not valid Unicode: the file is corrupt", e);
        }
    }

    private static SafetensorsHeader ReadObject(FileBytes file, Utf8JsonReader json, long start)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw file.Problem(Entry, LengthBytes, "the header is not a JSON object");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var tensors = new List<SafetensorsTensor>();
        var metadata = ImmutableDictionary<string, string>.Empty;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (!names.Add(name))
                throw file.Problem(name, null, "two tensors have this name");
            if (name == MetadataKey)
                metadata = TextMap.Read(ref json, isStrict: false);
            else
                tensors.Add(ReadTensor(file, name, ref json, start));
        }

        // The reader reports data after the object only if it reads again.
        while (json.Read())
            continue;
        return new SafetensorsHeader([.. tensors.OrderBy(t => t.Offset).ThenBy(t => t.Bytes)], metadata);
    }

    private static SafetensorsTensor ReadTensor(FileBytes file, string name, ref Utf8JsonReader json, long start)
    {
        if (json.TokenType != JsonTokenType.StartObject)
            throw file.Problem(name, null, "the entry in the header is not an object with 'dtype', 'shape' and 'data_offsets'");
        string? type = null;
        ImmutableArray<long>? shape = null, place = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("dtype"))
                type = json.Read() && json.TokenType == JsonTokenType.String ? json.GetString() : Skipped(ref json);
            else if (json.ValueTextEquals("shape"))
                shape = ReadNumbers(ref json);
            else if (json.ValueTextEquals("data_offsets"))
                place = ReadNumbers(ref json);
            else
                json.Skip();
        }

        if (type is null)
            throw file.Problem(name, null, "'dtype' is missing; expected a name such as F32");
        return Tensor(file, name, ElementType.OfSafetensors(type), Given(file, name, shape, "shape"), Given(file, name, place, "data_offsets"), start);
    }

    private static SafetensorsTensor Tensor(FileBytes file, string name, ElementType type, ImmutableArray<long> shape, ImmutableArray<long> place, long start)
    {
        if (place is not [var begin, var end] || begin > end)
            throw file.Problem(name, null, "'data_offsets' is not valid; expected the offsets of the first byte and of the end of the data");
        file.CheckWithin(start, end, name);
        var count = StoredTensor.Count(shape) ?? throw file.Problem(name, null, $"the shape {TensorShape.Of(shape)} has too many elements");
        if (type.IsSupported && count * type.Size != end - begin)
        {
            var problem = FormattableString.Invariant($"{StoredTensor.Describe(type, shape)} needs {count * type.Size} bytes, but 'data_offsets' has {end - begin}");
            throw file.Problem(name, start, problem);
        }

        return new SafetensorsTensor(name, type, shape, start + begin, end - begin);
    }

    private static ImmutableArray<long> Given(FileBytes file, string name, ImmutableArray<long>? numbers, string key) =>
        numbers ?? throw file.Problem(name, null, $"'{key}' is not valid; expected a list of whole numbers from 0");

    private static string? Skipped(ref Utf8JsonReader json)
    {
        json.Skip();
        return null;
    }

    /// <summary>Reads a list of non-negative integers; <see langword="null"/> if the value is anything else.</summary>
    private static ImmutableArray<long>? ReadNumbers(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return null;
        }

        var numbers = new List<long>(capacity: 4);
        var isValid = true;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var number) && number >= 0)
                numbers.Add(number);
            else
                isValid = false;
            json.Skip();
        }

        return isValid ? [.. numbers] : null;
    }

    private static void CheckNothingBetween(FileBytes file, ImmutableArray<SafetensorsTensor> tensors, long start)
    {
        var end = start;
        foreach (var tensor in tensors)
        {
            if (tensor.Offset != end)
            {
                var problem = FormattableString.Invariant($"the data does not begin at {end}, where the data of the previous tensor ends: tensors overlap, or there is a gap");
                throw file.Problem(tensor.Name, tensor.Offset, problem);
            }

            end += tensor.Bytes;
        }

        if (end != file.Length)
            throw file.Problem(null, end, FormattableString.Invariant($"the file has {file.Length - end} bytes after the last tensor"));
    }
}
