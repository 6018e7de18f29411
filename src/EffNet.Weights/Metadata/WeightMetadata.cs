using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using EffNet.Pictures;

namespace EffNet.Weights;

/// <summary>
/// Reads and writes the metadata of weight files as text values by name: in safetensors as <c>__metadata__</c>, and in PyTorch archives as a JSON object in the
/// record <see cref="Record"/>. Keys of other programs and of later versions are ignored.
/// </summary>
internal static class WeightMetadata
{
    /// <summary>The record in a PyTorch archive, in the folder where PyTorch keeps extra files. <c>torch.load</c> ignores it.</summary>
    public const string Record = "extra/" + FileName;

    /// <summary>The name of the record among PyTorch's extra files.</summary>
    public const string FileName = "effnet.json";

    /// <summary>The key of the name of the network's type.</summary>
    public const string Network = Prefix + "network";

    private const string Prefix = "effnet.";
    private const string Version = Prefix + "version";
    private const string Family = Prefix + "family";
    private const string Variant = Prefix + "variant";
    private const string Classes = Prefix + "classes";
    private const string ClassNames = Prefix + "class_names";
    private const string InputChannels = Prefix + "input_channels";
    private const string Padding = Prefix + "padding";
    private const string Epsilon = Prefix + "batch_norm_eps";
    private const string Preprocessing = Prefix + "preprocessing";
    private const string Checkpoint = Prefix + "checkpoint";

    private static string OwnVersion => typeof(WeightMetadata).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Returns the metadata of a network, in a fixed order.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(NetworkDescription network) => Known(
    [
        (Version, OwnVersion),
        (Network, network.TypeName),
        (Family, network.Family),
        (Variant, network.Variant),
        (Classes, network.ClassCount.ToString(CultureInfo.InvariantCulture)),
        (InputChannels, network.InputChannels.ToString(CultureInfo.InvariantCulture)),
        (Padding, Word(network.Padding)),
        (Epsilon, network.BatchNormEpsilon?.ToString("R", CultureInfo.InvariantCulture)),
        .. TextsOf(network.Info),
    ]);

    /// <summary>Returns the metadata of weights whose network is described elsewhere, in a fixed order.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(WeightsInfo info) => Known([(Version, OwnVersion), (Network, info.Network), .. TextsOf(info)]);

    /// <summary>Returns metadata as a JSON object in UTF-8.</summary>
    public static byte[] ToJson(IEnumerable<KeyValuePair<string, string>> texts) => Encoding.UTF8.GetBytes(Json(json =>
    {
        json.WriteStartObject();
        foreach (var (name, text) in texts)
            json.WriteString(name, text);
        json.WriteEndObject();
    }));

    /// <summary>Reads the metadata of a file.</summary>
    /// <param name="texts">The text values by name.</param>
    /// <param name="path">The path of the file, for messages.</param>
    /// <exception cref="WeightFileException">A value of EffNet's is malformed.</exception>
    public static StoredInfo Read(IReadOnlyDictionary<string, string> texts, string path)
    {
        var info = new WeightsInfo
        {
            Version = Text(Version),
            Network = Text(Network),
            Checkpoint = Text(Checkpoint),
            ClassNames = Parse(ClassNames, "a JSON array of strings", ParseNames),
            Preprocessing = Parse(Preprocessing, "a JSON object with resize, crop, interpolation, mean and std", ParsePreprocessing),
        };
        return new StoredInfo(
            info,
            ParseValue(Classes, "a whole number of at least 0", text => Count(text, least: 0)),
            ParseValue(InputChannels, "a whole number of at least 1", text => Count(text, least: 1)),
            ParseValue(
                Padding,
                "'same' or 'symmetric'",
                text => text switch { "same" => EffNet.Networks.Padding.Same, "symmetric" => EffNet.Networks.Padding.Symmetric, _ => (EffNet.Networks.Padding?)null }),
            ParseValue(Epsilon, "a number", Number));

        string? Text(string key) => texts.TryGetValue(key, out var text) ? text : null;

        T? Parse<T>(string key, string expected, Func<string, T?> parse)
            where T : class =>
            Text(key) is { } text ? parse(text) ?? throw Malformed(key, expected) : null;

        T? ParseValue<T>(string key, string expected, Func<string, T?> parse)
            where T : struct =>
            Text(key) is { } text ? parse(text) ?? throw Malformed(key, expected) : null;

        WeightFileException Malformed(string key, string expected) => new(path, key, null, $"the metadata is not valid; expected {expected}");
    }

    private static IEnumerable<(string Key, string? Text)> TextsOf(WeightsInfo info) =>
    [
        (ClassNames, info.ClassNames is { } names ? Json(json => WriteNames(json, names)) : null),
        (Preprocessing, info.Preprocessing is { } preprocessing ? Json(json => Write(json, preprocessing)) : null),
        (Checkpoint, info.Checkpoint),
    ];

    private static IReadOnlyList<KeyValuePair<string, string>> Known(IEnumerable<(string Key, string? Text)> texts) =>
        [.. from text in texts where text.Text is not null select new KeyValuePair<string, string>(text.Key, text.Text)];

    private static string Word(EffNet.Networks.Padding padding) => padding == EffNet.Networks.Padding.Same ? "same" : "symmetric";

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteNames(Utf8JsonWriter json, IReadOnlyList<string> names)
    {
        json.WriteStartArray();
        foreach (var name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Preprocessing preprocessing)
    {
        json.WriteStartObject();
        json.WriteNumber("resize", preprocessing.Resize);
        json.WriteNumber("crop", preprocessing.Crop);
        json.WriteString("interpolation", preprocessing.Interpolation switch { Interpolation.Bilinear => "bilinear", _ => "bicubic" });
        Write("mean", preprocessing.Mean);
        Write("std", preprocessing.StandardDeviation);
        json.WriteEndObject();

        void Write(string name, ChannelValues values)
        {
            json.WriteStartArray(name);
            json.WriteNumberValue(values.Red);
            json.WriteNumberValue(values.Green);
            json.WriteNumberValue(values.Blue);
            json.WriteEndArray();
        }
    }

    private static IReadOnlyList<string>? ParseNames(string text) => ParseJson(text, root =>
        root.ValueKind == JsonValueKind.Array && root.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String)
            ? root.EnumerateArray().Select(e => e.GetString()!).ToArray()
            : null);

    private static Preprocessing? ParsePreprocessing(string text) => ParseJson(text, root =>
    {
        if (root.ValueKind != JsonValueKind.Object
            || Pixels("resize") is not { } resize
            || Pixels("crop") is not { } crop
            || Values("mean") is not { } mean
            || Values("std") is not { Red: > 0, Green: > 0, Blue: > 0 } deviation
            || !root.TryGetProperty("interpolation", out var word)
            || word.ValueKind != JsonValueKind.String)
            return null;
        Interpolation? interpolation = word.GetString() switch { "bilinear" => Interpolation.Bilinear, "bicubic" => Interpolation.Bicubic, _ => null };
        return interpolation is { } known ? new Preprocessing(resize, crop, known, mean, deviation) : null;

        int? Pixels(string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var pixels) && pixels > 0
            ? pixels
            : null;

        ChannelValues? Values(string name) =>
            root.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array && array.EnumerateArray().Select(Single).ToArray() is [{ } red, { } green, { } blue]
                ? new ChannelValues(red, green, blue)
                : null;
    });

    private static float? Single(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out var number) && float.IsFinite(number) ? number : null;

    private static T? ParseJson<T>(string text, Func<JsonElement, T?> parse)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return parse(document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: the text contains an unpaired surrogate.
            return null;
        }
    }

    private static int? Count(string text, int least) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least ? count : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
