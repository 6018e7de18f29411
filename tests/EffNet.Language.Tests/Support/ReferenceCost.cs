using System.Globalization;
using System.Text.RegularExpressions;
using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Support;

/// <summary>One row of <c>tests/reference/costs.txt</c>: the costs of another library's network, measured by running it.</summary>
internal sealed partial record ReferenceCost(string Name, int Resolution, long Parameters, long MultiplyAdds, long SavedMaps, string Source)
{
    public static ReferenceCost[] All { get; } = [.. Read()];

    /// <summary>The shipped variant that the row is about; <see langword="null"/> if no file has it.</summary>
    public (string File, string Type)? Shipped => Name switch
    {
        "mobilenetv1_100" => ("mobilenet-v1.effnet", "MobileNetV1W100"),
        "mobilenet_v2" => ("mobilenet-v2.effnet", "MobileNetV2W100"),
        "resnext101_32x8d" => ("resnext.effnet", "ResNeXt101"),
        _ when Name.StartsWith("efficientnet_b", StringComparison.Ordinal) => (Support.Shipped.Torchvision, $"EfficientNetB{Name[^1]}"),
        _ when Name.StartsWith("efficientnet_v2", StringComparison.Ordinal) => ("efficientnet-v2.effnet", $"EfficientNetV2{char.ToUpperInvariant(Name[^1])}"),
        _ when Name.StartsWith("resnet", StringComparison.Ordinal) => ("resnet.effnet", Name.Replace("resnet", "ResNet", StringComparison.Ordinal)),
        _ when Name.StartsWith("tf_efficientnet_lite", StringComparison.Ordinal) => ("efficientnet-lite.effnet", $"EfficientNetLite{Name[^1]}"),
        _ => null,
    };

    /// <summary>The shipped variant's network with all drop rates set to 0, as in the measurement of the row.</summary>
    public Network Load()
    {
        var (file, type) = Shipped!.Value;
        var text = DropPath().Replace(Dropout().Replace(Support.Shipped.Read(file), "dropout: 0;"), "linear(0)");
        return Effnet.Variants(Effnet.CompileCleanly(text)).Single(v => v.TypeName == type).Network!;
    }

    private static IEnumerable<ReferenceCost> Read() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "costs.txt"))
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split('\t'))
        .Select(c => new ReferenceCost(c[0], (int)Number(c[1]), Number(c[2]), Number(c[3]), Number(c[4]), c[6]));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("dropout: [0-9.]+;")]
    private static partial Regex Dropout();

    [GeneratedRegex(@"linear\([0-9.]+\)")]
    private static partial Regex DropPath();
}
