using System.Collections.Immutable;
using System.Text.Json;

namespace EffNet;

/// <summary>
/// Reads the header of a safetensors file by the rules of the format's reference implementation: tensors lie behind the header without gaps or overlap, in any order of
/// names, and end where the file ends.
/// </summary>
internal static class SafetensorsHeader
{
    /// <summary>Bytes of the header's length, at the beginning of the file.</summary>
    public const int LengthBytes = 8;

    /// <summary>The longest header that the reference implementation reads.</summary>
    public const int MaximumLength = 100_000_000;

    private const string Entry = "header";
    private const string Metadata = "__metadata__";

    /// <summary>The tensors in the order of their bytes.</summary>
    /// <exception cref="WeightFileException">The header breaks a rule.</exception>
    public static ImmutableArray<SafetensorsTensor> Read(FileBytes file)
    {
        var length = BitConverter.ToUInt64(file.Read(0, LengthBytes, Entry));
        if (length > MaximumLength)
            throw file.Problem(Entry, 0, FormattableString.Invariant($"a header of {length} bytes is announced; {MaximumLength} is the most that is allowed"));
        using var header = Parse(file, file.Read(LengthBytes, (int)length, Entry));
        if (header.RootElement.ValueKind != JsonValueKind.Object)
            throw file.Problem(Entry, LengthBytes, "the header is no JSON object");

        var tensors = ReadTensors(file, header.RootElement, LengthBytes + (long)length);
        tensors.Sort((a, b) => (a.Offset, a.Bytes).CompareTo((b.Offset, b.Bytes)));
        CheckNothingBetween(file, tensors, LengthBytes + (long)length);
        return tensors.ToImmutable();
    }

    private static ImmutableArray<SafetensorsTensor>.Builder ReadTensors(FileBytes file, JsonElement header, long start)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var tensors = ImmutableArray.CreateBuilder<SafetensorsTensor>();
        try
        {
            foreach (var property in header.EnumerateObject())
            {
                if (!names.Add(property.Name))
                    throw file.Problem(property.Name, null, "two tensors have this name");
                if (property.Name != Metadata)
                    tensors.Add(ReadTensor(file, property, start));
                else if (!IsMetadata(property.Value))
                    throw file.Problem(Metadata, null, "it should be texts by name");
            }

            return tensors;
        }
        catch (InvalidOperationException e)
        {
            // The parser lets bytes that are no UTF-8 and halves of surrogate pairs through until someone reads them.
            throw file.Problem(Entry, LengthBytes, "a text in the header is no Unicode: it is corrupt", e);
        }
    }

    private static bool IsMetadata(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(p => p.Value.ValueKind == JsonValueKind.String));

    private static JsonDocument Parse(FileBytes file, byte[] bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException e)
        {
            throw file.Problem(Entry, LengthBytes, "the header is no JSON: it is cut off or corrupt", e);
        }
    }

    private static SafetensorsTensor ReadTensor(FileBytes file, JsonProperty property, long start)
    {
        var name = property.Name;
        if (property.Value.ValueKind != JsonValueKind.Object)
            throw file.Problem(name, null, "the header says nothing of its type, shape and place");
        var type = ReadType(file, name, property.Value);
        var shape = ReadNumbers(file, name, property.Value, "shape");
        var place = ReadNumbers(file, name, property.Value, "data_offsets");
        if (place is not [var begin, var end] || begin > end)
            throw file.Problem(name, null, "'data_offsets' should be where its bytes begin and where they end");
        var count = StoredTensor.Count(shape) ?? throw file.Problem(name, null, $"its shape {Shape.Of(shape)} has more elements than a computer can hold");
        if (count * type.Size != end - begin)
            throw file.Problem(name, start, FormattableString.Invariant($"{StoredTensor.Describe(type.Type, shape)} takes {count * type.Size} bytes, and its place has {end - begin}"));
        file.CheckWithin(start, end, name);
        return new SafetensorsTensor(name, type, shape, start + begin, end - begin);
    }

    private static ElementType ReadType(FileBytes file, string name, JsonElement tensor)
    {
        var word = tensor.TryGetProperty("dtype", out var dtype) && dtype.ValueKind == JsonValueKind.String ? dtype.GetString() : null;
        return ElementType.All.FirstOrDefault(t => t.Safetensors == word)
            ?? throw file.Problem(name, null, $"its type is {(word is null ? "missing" : $"'{word}'")}; weights have one of {string.Join(", ", ElementType.All.Select(t => t.Safetensors))}");
    }

    private static ImmutableArray<long> ReadNumbers(FileBytes file, string name, JsonElement tensor, string key)
    {
        if (tensor.TryGetProperty(key, out var list) && list.ValueKind == JsonValueKind.Array)
        {
            var numbers = ImmutableArray.CreateBuilder<long>(list.GetArrayLength());
            foreach (var item in list.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var number) && number >= 0)
                    numbers.Add(number);
            }

            if (numbers.Count == list.GetArrayLength())
                return numbers.ToImmutable();
        }

        throw file.Problem(name, null, $"'{key}' should be a list of whole numbers from 0");
    }

    private static void CheckNothingBetween(FileBytes file, IEnumerable<SafetensorsTensor> tensors, long start)
    {
        var end = start;
        foreach (var tensor in tensors)
        {
            if (tensor.Offset != end)
                throw file.Problem(tensor.Name, tensor.Offset, FormattableString.Invariant($"its bytes should begin at {end}, where those before end: tensors overlap, or leave a gap"));
            end += tensor.Bytes;
        }

        if (end != file.Length)
            throw file.Problem(null, end, FormattableString.Invariant($"the tensors end here, and the file has {file.Length - end} bytes more"));
    }
}
