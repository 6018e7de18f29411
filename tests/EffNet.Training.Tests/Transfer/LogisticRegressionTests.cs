using Transfer.Probe;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Training.Tests.Transfer;

public sealed class LogisticRegressionTests
{
    [Fact]
    public void Fitted_probabilities_equal_the_minimum_calculated_by_hand()
    {
        // One feature of values -1 and 1, standardized already, and two classes: by symmetry the biases are 0 and the weights w and -w, with d/dw of log(1 + exp(-2 w)) + p * w^2
        // equal to 0. For p = 0.5 that is w = 2 / (1 + exp(2 w)), solved by bisection below.
        var (low, high) = (0.0, 2.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = middle < 2 / (1 + Math.Exp(2 * middle)) ? (middle, high) : (low, middle);
        }

        using var features = tensor([-1.0, 1, -1, 1], [4, 1]);
        using var classifier = LogisticRegression.Fit(features, [0, 1, 0, 1], classes: 2, penalty: 0.5);

        Assert.Equal(1 / (1 + Math.Exp(-2 * low)), classifier.Predict(features)[1][1], 5);
        Assert.Equal(1, classifier.Predict(features)[0].Sum(), 9);
    }

    [Fact]
    public void Predictions_do_not_depend_on_the_scale_and_offset_of_features()
    {
        using var noise = Noise(60, 3);
        using var scaled = (noise * 100) + 7;
        int[] labels = [.. Enumerable.Range(0, 60).Select(i => i % 3)];
        using var one = LogisticRegression.Fit(noise, labels, 3, 0.1);
        using var other = LogisticRegression.Fit(scaled, labels, 3, 0.1);

        Assert.Equal(one.Predict(noise)[5][1], other.Predict(scaled)[5][1], 4);
    }

    [Fact]
    public void Constant_feature_is_ignored()
    {
        using var features = tensor([-1.0, 4, 1, 4, -1, 4, 1, 4], [4, 2]);
        using var classifier = LogisticRegression.Fit(features, [0, 1, 0, 1], 2, 0.5);

        Assert.All(classifier.Predict(features), probabilities => Assert.All(probabilities, p => Assert.True(double.IsFinite(p))));
        Assert.True(classifier.Predict(features)[1][1] > 0.5);
    }

    [Fact]
    public void Random_labels_get_the_largest_penalty_and_predictable_labels_a_small_penalty()
    {
        using var noise = Noise(80, 20);
        int[] labels = [.. Enumerable.Range(0, 80).Select(i => i % 2)];
        using var clear = cat([noise, tensor([.. labels.Select(label => label * 20.0)], [80, 1])], 1);
        int[] alone = [.. Enumerable.Range(0, 80)];

        Assert.Equal(PenaltyChoice.Penalties[^1], PenaltyChoice.Choose(noise, labels, alone, 2, seed: 1));
        Assert.True(PenaltyChoice.Choose(clear, labels, alone, 2, seed: 1) < 1);
    }

    private static Tensor Noise(int rows, int columns)
    {
        var random = new Random(12);
        return tensor([.. Enumerable.Range(0, rows * columns).Select(_ => random.NextDouble() - 0.5)], [rows, columns]);
    }
}
