using System.Globalization;
using static TorchSharp.torch;

namespace QuickStart;

/// <summary>Prints the best classes of one image.</summary>
internal static class Predictions
{
    public static void Print(Tensor logits, int count)
    {
        using var probabilities = logits.softmax(1);
        var (values, indices) = probabilities.topk(count, 1);
        using (values)
        using (indices)
        {
            Console.WriteLine();
            Console.WriteLine($"The {count} best of {logits.shape[1]} classes:");
            foreach (var (probability, index) in values.data<float>().Zip(indices.data<long>()))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  class {index,3}  {probability:P2}"));
        }
    }
}
