using Xunit;

namespace EffNet.Training.Tests;

public sealed class CalibrationTests
{
    private const int Classes = 5;

    [Fact]
    public void Calibration_error_equals_the_definition()
    {
        var (scores, labels) = Random(400);
        var tally = new EvaluationTally([.. Enumerable.Range(0, Classes).Select(i => $"{i}")], [1]);
        var answers = new ClassScores([.. scores.SelectMany(row => row)], Classes);
        for (var i = 0; i < labels.Length; i++)
            tally.Add(labels[i], answers, i);

        var result = tally.Result();

        Assert.Equal(ErrorOf(scores, labels), result.ExpectedCalibrationError, 12);
        Assert.InRange(result.ExpectedCalibrationError, 0.05, 0.9);
        Assert.Equal(400, result.CalibrationBins.Sum(bin => bin.Count));
        Assert.Equal(15, result.CalibrationBins.Count);
        Assert.All(result.CalibrationBins.Where(bin => bin.Count > 0), bin => Assert.InRange(bin.Confidence, bin.From, bin.To));
        Assert.Equal(400, tally.Files);
    }

    [Fact]
    public void Calibration_bins_include_their_upper_ends_and_the_first_bin_includes_0()
    {
        var tally = new CalibrationTally();
        foreach (var confidence in (double[])[0, 1 / 15d, 0.2, 0.2000001, 1])
            tally.Add(confidence, isCorrect: true);

        Assert.Equal([(0, 2L), (2, 1L), (3, 1L), (14, 1L)], tally.Result().Select((bin, i) => (i, bin.Count)).Where(bin => bin.Count > 0));
    }

    [Fact]
    public void Calibration_error_of_an_overconfident_network_is_confidence_minus_accuracy()
    {
        var tally = new CalibrationTally();
        for (var i = 0; i < 10; i++)
            tally.Add(0.9, isCorrect: i < 6);
        var result = new EvaluationResult([], [], [], 0, []) { CalibrationBins = tally.Result() };

        Assert.Equal(0.3, result.ExpectedCalibrationError, 12);
    }

    [Fact]
    public void Calibration_error_without_pictures_is_NaN()
    {
        Assert.True(double.IsNaN(new EvaluationResult([], [], [], 0, []).ExpectedCalibrationError));
        Assert.True(double.IsNaN(new EvaluationTally(["a", "b"], [1]).Result().ExpectedCalibrationError));
    }

    [Fact]
    public void Unreadable_file_is_listed_but_not_counted_in_an_evaluation()
    {
        var tally = new EvaluationTally(["a", "b"], [1]);
        tally.AddUnreadable(new UnreadableFile("a.jpg", new IOException("gone")));

        Assert.Equal((1, 0L, "a.jpg"), (tally.Files, tally.Result().Count, Assert.Single(tally.Result().Unreadable).Path));
    }

    /// <summary>Guo et al. 2017, equations 2 and 3: the sum over bins of |B| / n |acc(B) - conf(B)|, with bins of M = 15 equal intervals.</summary>
    private static double ErrorOf(float[][] scores, int[] labels)
    {
        var sum = 0d;
        for (var m = 1; m <= 15; m++)
        {
            var bin = scores.Zip(labels).Select(pair => (Softmax: Softmax(pair.First), Label: pair.Second))
                .Where(p => p.Softmax.Max() > (m - 1) / 15d && p.Softmax.Max() <= m / 15d).ToList();
            if (bin.Count > 0)
            {
                sum += bin.Count / (double)labels.Length * Math.Abs(
                    bin.Average(p => Array.IndexOf(p.Softmax, p.Softmax.Max()) == p.Label ? 1d : 0) - bin.Average(p => p.Softmax.Max()));
            }
        }

        return sum;
    }

    private static double[] Softmax(float[] scores) => [.. scores.Select(score => Math.Exp(score) / scores.Sum(s => Math.Exp(s)))];

    private static (float[][] Scores, int[] Labels) Random(int count)
    {
        var random = new Random(3);
        return (
            [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, Classes).Select(_ => (float)(4 * random.NextDouble())).ToArray())],
            [.. Enumerable.Range(0, count).Select(_ => random.Next(Classes))]);
    }
}
