using System.Collections.Immutable;
using System.Text.Json;

namespace EffNet.Weights;

/// <summary>Reads a JSON object of text values by name, which is the form of a file's metadata.</summary>
internal static class TextMap
{
    /// <summary>Reads the current value of <paramref name="json"/> and moves to its end.</summary>
    /// <param name="json">The reader.</param>
    /// <param name="isStrict">
    /// <see langword="true"/> to throw an exception for values that are not text; <see langword="false"/> to ignore them, because other programs write such
    /// values.
    /// </param>
    /// <exception cref="JsonException">The value is not an object of text values, and <paramref name="isStrict"/> is <see langword="true"/>.</exception>
    public static ImmutableDictionary<string, string> Read(ref Utf8JsonReader json, bool isStrict)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (json.TokenType != JsonTokenType.StartObject)
        {
            Check(!isStrict);
            json.Skip();
            return texts.ToImmutable();
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (json.TokenType == JsonTokenType.String)
                texts[name] = json.GetString()!;
            else
                Check(!isStrict);
            json.Skip();
        }

        return texts.ToImmutable();
    }

    /// <summary>Parses JSON that contains only an object of text values by name.</summary>
    /// <exception cref="JsonException">The bytes are not valid JSON, or the JSON is not an object of text values.</exception>
    public static ImmutableDictionary<string, string> Parse(ReadOnlySpan<byte> bytes)
    {
        var json = new Utf8JsonReader(bytes);
        try
        {
            json.Read();
            var texts = Read(ref json, isStrict: true);
            json.Read();
            return texts;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A string is not valid Unicode.", e);
        }
    }

    private static void Check(bool isText)
    {
        if (!isText)
            throw new JsonException("Expected only strings as values.");
    }
}
