using EffNet.Models;
using static TorchSharp.torch;

namespace QuickStart;

/// <summary>Prints the feature maps that a detection or segmentation head would use.</summary>
internal static class FeatureMaps
{
    public static void Print(EfficientNetB0.StageFeatures features)
    {
        Console.WriteLine();
        Console.WriteLine("Feature maps (channels x height x width):");
        Print("1/2", features.Reduction2);
        Print("1/4", features.Reduction4);
        Print("1/8", features.Reduction8);
        Print("1/16", features.Reduction16);
        Print("1/32", features.Reduction32);
    }

    private static void Print(string scale, Tensor map) => Console.WriteLine($"  {scale,-4}  {string.Join(" x ", map.shape[1..])}");
}
