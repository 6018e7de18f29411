using EffNet.Inference.Tests.Reference;

namespace EffNet.Inference.Tests;

/// <summary>
/// Networks and image sizes: in every run, small networks that cover all operations; in a sweep, all shipped networks at their own size and at an odd size.
/// </summary>
internal static class Cases
{
    public static IEnumerable<(string Name, int Height, int Width)> OfEveryRun =>
    [
        ("EfficientNetB0", 64, 64),
        ("EfficientNetB0", 97, 75),
        ("TfEfficientNetB0", 75, 97),
        ("EfficientNetLite0", 64, 96),
        ("MobileNetV1W100", 64, 64),
        ("MobileNetV2W100", 65, 64),
        ("ResNet18", 65, 97),
        ("EfficientNetV2S", 64, 64),
        .. Probes.Select(name => (name, 33, 48)),
        .. Probes.Select(name => (name, 40, 40)),
    ];

    public static IEnumerable<(string Name, int Height, int Width)> OfASweep =>
        from name in TestNetworks.Names.Except(Probes)
        let input = TestNetworks.Find(name).Input
        from size in new[] { (input.Height, input.Width), (161, 129) }
        select (name, size.Item1, size.Item2);

    private static IEnumerable<string> Probes => TestNetworks.Names.Where(n => n.Contains("Probe", StringComparison.Ordinal));
}
