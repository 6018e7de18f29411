namespace EffNet.Tests.Networks;

/// <summary>The names of the published networks in other libraries, as in tests/reference.</summary>
internal static class ReferenceName
{
    private static readonly Dictionary<string, string> s_others = new()
    {
        ["EfficientNetV2S"] = "efficientnet_v2_s",
        ["EfficientNetV2M"] = "efficientnet_v2_m",
        ["EfficientNetV2L"] = "efficientnet_v2_l",
        ["MobileNetV1W100"] = "mobilenetv1_100",
        ["MobileNetV2W100"] = "mobilenet_v2",
        ["ResNet18"] = "resnet18",
        ["ResNet34"] = "resnet34",
        ["ResNet50"] = "resnet50",
        ["ResNet101"] = "resnet101",
        ["ResNet152"] = "resnet152",
        ["ResNeXt101"] = "resnext101_32x8d",
    };

    /// <summary>Returns the name of the architecture, which is the same in both families of B0 to B7.</summary>
    public static string Of(string type)
    {
        if (type.Contains("NetLite", StringComparison.Ordinal))
            return $"tf_efficientnet_lite{type[^1]}";
        return s_others.GetValueOrDefault(type) ?? $"efficientnet_b{type[^1]}";
    }

    /// <summary>Returns the name of the computation, which differs for B0 to B7 with TensorFlow's padding and epsilon.</summary>
    public static string OfComputation(string type) => type.StartsWith("Tf", StringComparison.Ordinal) ? $"tf_{Of(type)}" : Of(type);
}
