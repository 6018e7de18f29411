using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Training.Tests;

public sealed class ClassificationLossTests : IDisposable
{
    private static readonly double[] s_weights = [1, 0.5, 2, 0, 3];

    private readonly DisposeScope _scope = NewDisposeScope();

    public static MatrixTheoryData<bool, double, bool> Cases => new([false, true], [0, 0.1], [false, true]);

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Classification_loss_and_its_gradient_equal_PyTorch(bool soft, double smoothing, bool weighted)
    {
        var name = FormattableString.Invariant($"{(soft ? "targets" : "labels")}_{smoothing:0.0}_{(weighted ? "weighted" : "plain")}");
        var expected = ReferenceNumbers.Read("losses.txt")[name];
        var scores = Scores();
        using var loss = new ClassificationLoss(smoothing, weighted ? s_weights : null, dtype: ScalarType.Float64);

        var value = loss.Compute(scores, soft ? Targets() : Labels());
        value.backward();

        Assert.Equal(expected[0], value.item<double>(), 1e-12);
        Numbers.AllClose(expected[1..], scores.grad!, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Classification_loss_equals_the_formula(bool soft, double smoothing, bool weighted)
    {
        var weights = weighted ? s_weights : [1, 1, 1, 1, 1];
        var (sum, divisor) = (0.0, 0.0);
        for (var i = 0; i < 6; i++)
        {
            var scores = Enumerable.Range(0, 5).Select(j => Math.Sin((1.7 * i) + (0.9 * j)) * 3).ToArray();
            var logSum = Math.Log(scores.Sum(Math.Exp));
            for (var j = 0; j < 5; j++)
            {
                var target = soft ? (j == i % 5 ? 0.7 : 0) + (j == i * 3 % 5 ? 0.3 : 0) : j == i * 2 % 5 ? 1 : 0;
                sum -= ((target * (1 - smoothing)) + (smoothing / 5)) * weights[j] * (scores[j] - logSum);
            }

            divisor += soft ? 1 : weights[i * 2 % 5];
        }

        using var loss = new ClassificationLoss(smoothing, weighted ? s_weights : null, dtype: ScalarType.Float64);

        Assert.Equal(sum / divisor, loss.Compute(Scores(), soft ? Targets() : Labels()).item<double>(), 1e-12);
    }

    [Fact]
    public void Labels_and_their_one_hot_targets_have_the_same_loss()
    {
        using var loss = new ClassificationLoss(0.1, dtype: ScalarType.Float64);

        var ofLabels = loss.Compute(Scores(), Labels()).item<double>();
        var ofTargets = loss.Compute(Scores(), nn.functional.one_hot(Labels(), 5).to(ScalarType.Float64)).item<double>();

        Assert.Equal(ofLabels, ofTargets, 1e-12);
    }

    [Fact]
    public void Invalid_scores_targets_and_class_weights_throw()
    {
        using var loss = new ClassificationLoss(0.1);
        using var weighted = new ClassificationLoss(0.1, [1, 2]);
        var scores = zeros(2, 5);

        Assert.Equal("targets", Assert.Throws<ArgumentException>(() => loss.Compute(scores, zeros(3, ScalarType.Int64))).ParamName);
        Assert.Equal("targets", Assert.Throws<ArgumentException>(() => loss.Compute(scores, zeros(2, ScalarType.Int32))).ParamName);
        Assert.Equal("targets", Assert.Throws<ArgumentException>(() => loss.Compute(scores, zeros(2, 4))).ParamName);
        Assert.Equal("targets", Assert.Throws<ArgumentException>(() => loss.Compute(scores, zeros(2, 5, ScalarType.Float64))).ParamName);
        Assert.Equal("scores", Assert.Throws<ArgumentException>(() => loss.Compute(zeros(5), zeros(1, ScalarType.Int64))).ParamName);
        Assert.Contains("There are 2 class weights", Assert.Throws<ArgumentException>(() => weighted.Compute(scores, zeros(2, 5))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassificationLoss(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassificationLoss(0, [1, -1]));
    }

    private static Tensor Scores()
    {
        double[] numbers = [.. Enumerable.Range(0, 30).Select(k => Math.Sin((1.7 * (k / 5)) + (0.9 * (k % 5))) * 3)];
        return tensor(numbers, [6, 5], requires_grad: true);
    }

    private static Tensor Labels() => tensor([.. Enumerable.Range(0, 6).Select(i => i * 2L % 5)], ScalarType.Int64);

    private static Tensor Targets()
    {
        var numbers = new double[30];
        for (var i = 0; i < 6; i++)
        {
            numbers[(5 * i) + (i % 5)] += 0.7;
            numbers[(5 * i) + (i * 3 % 5)] += 0.3;
        }

        return tensor(numbers, [6, 5]);
    }
}
