using System.Globalization;
using EffNet.Models;
using EffNet.Training;

namespace FashionMnist;

/// <summary>Evaluates the network on the test images.</summary>
internal static class FashionEvaluation
{
    /// <summary>Prints the accuracy of weights.</summary>
    /// <param name="data">The folder with the images.</param>
    /// <param name="weights">The weights.</param>
    public static int Run(string data, string weights)
    {
        using var network = FashionNetTiny.Load(weights);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"accuracy {100 * Accuracy(network, data):0.00} %"));
        return 0;
    }

    /// <summary>Returns the share of test images whose class is predicted correctly.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The folder with the images.</param>
    public static double Accuracy(FashionNetTiny network, string data) =>
        network.Evaluate(ImageSets.FashionMnist(data, DataSplit.Test)).Top1;
}
