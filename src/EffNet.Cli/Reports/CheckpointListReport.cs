using EffNet.Pictures;
using EffNet.Weights;

namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet weights list --json</c>.</summary>
/// <param name="Checkpoints">The requested checkpoints.</param>
internal sealed record CheckpointListReport(IReadOnlyList<ListedCheckpoint> Checkpoints);

/// <summary>A checkpoint of the catalog.</summary>
/// <param name="Name">The name of the checkpoint for 'effnet weights get'.</param>
/// <param name="Network">The type of the network.</param>
/// <param name="Address">The address of the checkpoint.</param>
/// <param name="Sha256">The SHA-256 of the file, or its first digits; null if the publisher does not publish it.</param>
/// <param name="Mebibytes">The size of the file in MiB; null if the publisher does not state it.</param>
/// <param name="Top1">Top-1 accuracy on ImageNet's validation images in percent; null if none is published for this preprocessing.</param>
/// <param name="Top5">Top-5 accuracy in percent.</param>
/// <param name="Classes">The number of outputs of the classifier.</param>
/// <param name="Padding">The padding of convolutions: symmetric or same.</param>
/// <param name="BatchNormEpsilon">The epsilon of batch norms, which is added to variances.</param>
/// <param name="Resize">The length of the shorter side after resizing, in pixels.</param>
/// <param name="Crop">The side of the square that is cropped from the center, in pixels.</param>
/// <param name="Interpolation">The interpolation for resizing images: bilinear or bicubic.</param>
/// <param name="Mean">The numbers that are subtracted from red, green and blue.</param>
/// <param name="StandardDeviation">The numbers by which red, green and blue are divided.</param>
/// <param name="Cached">The path of the file in the cache; null if the file is not in the cache.</param>
internal sealed record ListedCheckpoint(
    string Name,
    string Network,
    string Address,
    string? Sha256,
    double? Mebibytes,
    double? Top1,
    double? Top5,
    int Classes,
    string Padding,
    double BatchNormEpsilon,
    int Resize,
    int Crop,
    string Interpolation,
    IReadOnlyList<float> Mean,
    IReadOnlyList<float> StandardDeviation,
    string? Cached)
{
    /// <summary>Describes <paramref name="checkpoint"/>, which may be in <paramref name="cache"/>.</summary>
    public static ListedCheckpoint Of(Checkpoint checkpoint, CheckpointCache cache)
    {
        var preprocessing = checkpoint.Preprocessing;
        return new ListedCheckpoint(
            checkpoint.Name,
            checkpoint.Network,
            checkpoint.Address.AbsoluteUri,
            checkpoint.Sha256,
            checkpoint.Mebibytes,
            checkpoint.Top1Percent,
            checkpoint.Top5Percent,
            checkpoint.ClassCount,
            Word(checkpoint.Padding),
            checkpoint.BatchNormEpsilon,
            preprocessing.Resize,
            preprocessing.Crop,
            Word(preprocessing.Interpolation),
            Values(preprocessing.Mean),
            Values(preprocessing.StandardDeviation),
            cache.Contains(checkpoint) ? cache.PathOf(checkpoint) : null);
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static float[] Values(ChannelValues values) => [values.Red, values.Green, values.Blue];
}
