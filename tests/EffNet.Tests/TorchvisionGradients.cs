using System.Globalization;
using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>One training step of torchvision's modules, from the files that tests/reference/torchvision_gradients.py wrote.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Parameters">The gradients by their parameters' names.</param>
internal sealed record TorchvisionGradients(double Loss, IReadOnlyDictionary<string, TorchvisionGradients.Gradient> Parameters)
{
    private static readonly long[] s_labels = [3, 1, 4, 1];

    public static TorchvisionGradients ReadFor(string type)
    {
        var lines = TorchvisionText.ReadLines("gradients", type).ToList();
        var parameters = lines.Skip(1).ToDictionary(line => line[0], line => new Gradient(Number(line[1]), Number(line[2])));
        return new TorchvisionGradients(Number(lines[0][1]), parameters);
    }

    /// <summary>Runs the same step with <paramref name="model"/> and returns the largest distance of the loss and the gradients.</summary>
    public double DistanceAfterStepOf(nn.Module<Tensor, Tensor> model)
    {
        Randomness.TrainWithoutIt(model);
        var images = HashedNumbers.Images(s_labels.Length, 3, 96, 80).to(model.parameters().First().dtype);
        var loss = nn.functional.cross_entropy(model.call(images), tensor(s_labels));
        loss.backward();

        Assert.Equal(Parameters.Keys, model.named_parameters().Select(entry => entry.name));
        var distances = model.named_parameters().Select(entry => Parameters[entry.name].DistanceTo(entry.name, entry.parameter.grad!));
        return distances.Aggregate(Math.Abs(loss.to(ScalarType.Float64).item<double>() - Loss) / Loss, Math.Max);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The stored properties of one gradient.</summary>
    /// <param name="Length">Its length.</param>
    /// <param name="Product">Its product with hashed numbers.</param>
    internal sealed record Gradient(double Length, double Product)
    {
        // A bias between two batch norms has no effect, so its gradient is zero except for rounding. All other gradients are longer than this.
        private const double Shortest = 0.01;

        public double DistanceTo(string name, Tensor gradient)
        {
            var actual = gradient.to(ScalarType.Float64);
            var length = actual.norm().item<double>();
            var product = (actual * HashedNumbers.Draw(name + ".grad", actual.shape)).sum().item<double>();
            return Math.Max(Math.Abs(length - Length), Math.Abs(product - Product)) / Math.Max(Length, Shortest);
        }
    }
}
