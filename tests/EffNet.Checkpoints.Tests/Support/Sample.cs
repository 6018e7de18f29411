using System.Security.Cryptography;
using EffNet.Networks;
using EffNet.Pictures;
using EffNet.Weights;

namespace EffNet.CheckpointTests.Support;

/// <summary>A file to download, and checkpoints of it.</summary>
internal static class Sample
{
    /// <summary>Larger than all buffers, so that a transfer can end inside the file.</summary>
    public static byte[] File { get; } = Bytes(1, 600_000);

    public static string Hash { get; } = HashOf(File);

    public static Checkpoint Checkpoint(string? hash) => new()
    {
        Name = "timm/sample.in1k",
        Network = "EfficientNetB0",
        Address = new Uri("https://weights.example/timm/sample.in1k/resolve/main/model.safetensors?download=true"),
        FileName = "sample.safetensors",
        Sha256 = hash,
        Padding = Padding.Symmetric,
        BatchNormEpsilon = 1e-5,
        Preprocessing = Preprocessing.ForTrainingFromScratch(224),
    };

    public static byte[] Bytes(int seed, int count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
