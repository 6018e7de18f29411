namespace ScalingTables;

/// <summary>Explains how a row of the paper's table was interpreted, because the table does not state all settings.</summary>
internal static class Reading
{
    /// <summary>
    /// Returns the assumed settings of a row. If our figure differs from the paper's figure, the text also states another interpretation that is closer to it, if there is one.
    /// </summary>
    public static string Of(string typeName) => typeName switch
    {
        "MobileNetV1Resolution" => "448 px; 2.20 G with depthwise convolutions left out",
        "MobileNetV1Compound" => "288 px, the multiple of 32 next to 1.3 * 224 = 291.2; 2.29 G with maps of fractional size",
        "MobileNetV2Compound" => "no coefficients printed; those of MobileNetV1's row, at 288 px",
        "ResNet50Baseline" => "the stride of a block is in its 3x3, as in torchvision; 3.86 G with the stride in the first 1x1",
        "ResNet50Depth" => "every stage four times; no interpretation matches the paper",
        "ResNet50Width" => "stem too; 14.95 G with a stem of 64 and strides in the first 1x1",
        "ResNet50Compound" => "no coefficients printed; those of MobileNetV1's row, at 300 px; no interpretation matches the paper",
        "EfficientNetB0Depth" => "d = 4.3 to 4.5 would match the paper",
        "EfficientNetB0Width" => "w = 2.2 gives 1.76 G",
        "EfficientNetB0Resolution" => "448 px; 493 px (2.2 times) gives 1.92 G",
        "EfficientNetB0Compound" => "300 px: EfficientNet-B3 itself, whose accuracy the paper prints here",
        _ => "as printed",
    };
}
