using System.Collections.Immutable;
using System.Text.Json;

namespace EffNet.Weights;

/// <summary>Reads a JSON object of texts by name, which is what a file's metadata is.</summary>
internal static class TextMap
{
    /// <summary>Reads the value that <paramref name="json"/> is at and moves to its end.</summary>
    /// <param name="json">The reader.</param>
    /// <param name="isStrict">Whether anything but texts by name is an error; otherwise it is passed over, because other programs write what they like.</param>
    /// <exception cref="JsonException">The value is something else, and <paramref name="isStrict"/> is <see langword="true"/>.</exception>
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

    /// <summary>Reads a text that is nothing but an object of texts by name.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
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
            throw new JsonException("A text is not Unicode.", e);
        }
    }

    private static void Check(bool isText)
    {
        if (!isText)
            throw new JsonException("Only texts by name are expected here.");
    }
}
