using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

/// <summary>The pictures and results of tests/reference/augmentation.</summary>
internal static class AugmentationGolden
{
    private const int Digits = 16;

    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "augmentation");

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<JsonElement> s_tables = new(() => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_folder, "golden.json"))).RootElement.Clone());

    private static readonly Dictionary<string, Picture> s_pictures =
        Directory.EnumerateFiles(s_folder, "*.png").ToDictionary(path => Path.GetFileName(path), path => PictureFile.Load(path));

    /// <summary>Returns the rows of a table. An empty table throws, because a test without rows would prove nothing.</summary>
    public static IReadOnlyList<T> Rows<T>(string table)
    {
        var rows = s_tables.Value.GetProperty(table).Deserialize<List<T>>(s_options)!;
        Assert.NotEmpty(rows);
        return rows;
    }

    public static Picture Load(string name) => s_pictures[name];

    public static string Hash(Picture picture) => Hash(picture.Pixels);

    public static string Hash(ReadOnlySpan<float> values) => Hash(MemoryMarshal.AsBytes(values));

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..Digits];
}
