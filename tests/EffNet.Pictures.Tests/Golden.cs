using System.Security.Cryptography;
using System.Text.Json;
using EffNet.Pictures;

namespace EffNet.Pictures.Tests;

/// <summary>The results of Pillow and torchvision for a picture.</summary>
public sealed record Golden(string File, int Width, int Height, string Pixels, string Samples, IReadOnlyList<Golden.Transform> Transformed)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<IReadOnlyList<Golden>> s_all =
        new(() => JsonSerializer.Deserialize<Golden[]>(System.IO.File.ReadAllText(PathOf("golden.json")), s_options)!);

    public static IReadOnlyList<Golden> All => s_all.Value;

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "pictures", file);

    /// <summary>Asserts that pixels are equal bit for bit. If not, the samples show the difference.</summary>
    public static void AssertEqual(string hash, string samples, Picture picture)
    {
        if (Hash(picture.Pixels) == hash)
            return;
        var expected = Convert.FromHexString(samples);
        var got = SamplesOf(picture);
        var most = expected.Length == got.Length ? expected.Zip(got).Max(pair => Math.Abs(pair.First - pair.Second)) : -1;
        Assert.Fail($"The pixels differ; those of the samples by at most {most}.");
    }

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] SamplesOf(Picture picture)
    {
        var samples = new List<byte>();
        for (var y = 0; y < Math.Min(picture.Height, 8 * 7); y += 7)
        {
            for (var x = 0; x < Math.Min(picture.Width, 8 * 7); x += 7)
                samples.AddRange(picture.Pixels.Slice(3 * ((y * picture.Width) + x), 3));
        }

        return [.. samples];
    }

    /// <summary>The result of torchvision's transform.</summary>
    public sealed record Transform(int Resize, int Crop, string Interpolation, string Pixels, string Samples, string Values)
    {
        public Preprocessing Preprocessing => Preprocessing.ForTrainingFromScratch(Crop) with
        {
            Resize = Resize,
            Interpolation = Enum.Parse<Interpolation>(Interpolation, ignoreCase: true),
        };
    }
}
