using System.Globalization;
using EffNet;
using EffNet.Models;
using EffNet.Pictures;

namespace QuickStart;

/// <summary>Prints the predictions of a small trained network for ten test images of Fashion-MNIST, one of each class.</summary>
internal static class TrainedNetwork
{
    public static void Print()
    {
        using var model = FashionNetTiny.Load(Path.Combine(AppContext.BaseDirectory, "fashion-net-tiny.safetensors"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"FashionNetTiny ({FashionNetTiny.Parameters:N0} parameters), trained on Fashion-MNIST:"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "pictures"), "*.png").Order(StringComparer.Ordinal))
        {
            var best = model.Predict(PictureFile.Load(file), top: 1)[0];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Path.GetFileName(file),-16} {best.ClassName,-12} {best.Probability,7:P1}"));
        }

        Console.WriteLine();
    }
}
