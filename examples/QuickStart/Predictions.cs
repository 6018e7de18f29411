using System.Globalization;
using EffNet;
using EffNet.Weights;

namespace QuickStart;

/// <summary>Prints the best classes of one picture.</summary>
internal static class Predictions
{
    public static void Print(IReadOnlyList<Prediction> best)
    {
        Console.WriteLine();
        Console.WriteLine($"The best {best.Count} of {ImageNetLabels.All.Count} classes:");
        foreach (var prediction in best)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {prediction.Probability,7:P2}  {prediction.ClassName ?? $"class {prediction.ClassIndex}"}"));
    }
}
