using EffNet.Models;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Training.Tests;

public sealed class NormStatisticsTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly FashionNetTiny _model = new();
    private readonly Tensor[] _batches;

    public NormStatisticsTests() => _batches = [Numbers.Draw(1, 4, 3, 28, 28), Numbers.Draw(2, 3, 3, 28, 28) * 2, Numbers.Draw(3, 5, 3, 28, 28) + 1];

    public void Dispose()
    {
        _model.Dispose();
        _scope.Dispose();
    }

    [Fact]
    public void Estimated_mean_and_variance_are_averages_of_the_batch_means_and_unbiased_batch_variances()
    {
        var seen = new Dictionary<BatchNorm2d, List<(double[] Mean, double[] Variance)>>();
        foreach (var norm in Norms())
        {
            seen[norm] = [];
            norm.register_forward_pre_hook((_, input) =>
            {
                seen[norm].Add(Statistics(input));
                return input;
            });
        }

        NormStatistics.Estimate(_model, _batches);

        foreach (var (norm, statistics) in seen)
        {
            Assert.Equal(3, statistics.Count);
            var variance = Mean(statistics.Select(batch => batch.Variance));
            Numbers.AllClose(variance, norm.running_var!, 1e-5);
            Numbers.AllClose(Mean(statistics.Select(batch => batch.Mean)), norm.running_mean!, 1e-5, scale: Math.Sqrt(variance.Max()));
            Assert.Equal(3, norm.num_batches_tracked!.item<long>());
        }
    }

    [Fact]
    public void Estimated_statistics_of_the_first_norm_are_those_of_the_output_of_the_first_convolution()
    {
        var weight = _model.Stem.Conv.weight.detach();
        var expected = _batches.Select(batch => Statistics(nn.functional.conv2d(batch, weight, padding: [1L, 1L]))).ToList();

        NormStatistics.Estimate(_model, _batches);

        Numbers.AllClose(Mean(expected.Select(batch => batch.Mean)), _model.Stem.Norm.running_mean!, 1e-5);
        Numbers.AllClose(Mean(expected.Select(batch => batch.Variance)), _model.Stem.Norm.running_var!, 1e-5);
    }

    [Fact]
    public void Estimated_statistics_do_not_depend_on_earlier_statistics_or_random_numbers()
    {
        NormStatistics.Estimate(_model, _batches);
        var first = Values();
        using (no_grad())
        {
            foreach (var norm in Norms())
                norm.running_mean!.add_(7);
        }

        _model.train();
        NormStatistics.Estimate(_model, _batches);

        Assert.Equal(first, Values());
    }

    [Fact]
    public void Estimating_statistics_restores_modes_and_momentum()
    {
        _model.train();
        _model.Stage1.Block1.eval();
        var modes = _model.modules().Select(module => module.training).ToList();

        NormStatistics.Estimate(_model, _batches);

        Assert.Equal(modes, _model.modules().Select(module => module.training));
        Assert.All(Norms(), norm => Assert.Equal(0.1, norm.momentum));
        _model.eval();
        NormStatistics.Estimate(_model, _batches);
        Assert.All(_model.modules(), module => Assert.False(module.training));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Estimating_statistics_does_not_change_frozen_stages(bool training)
    {
        _model.FreezeThrough(_model.Stage1);
        _model.train(training);
        var before = Values();

        NormStatistics.Estimate(_model, _batches);

        var changed = Values().Where(entry => !entry.Value.SequenceEqual(before[entry.Key])).Select(entry => entry.Key).ToList();
        var frozen = _model.Stem.named_buffers().Concat(_model.Stage1.named_buffers()).Select(named => named.buffer).ToList();
        Assert.All(changed, name => Assert.DoesNotContain(frozen, buffer => ReferenceEquals(buffer, _model.get_buffer(name))));
        Assert.Equal(Norms().Count(norm => !_model.Stem.modules().Concat(_model.Stage1.modules()).Contains(norm)) * 2, changed.Count);
    }

    [Fact]
    public void Estimating_with_a_batch_of_a_wrong_shape_throws_and_changes_nothing()
    {
        _model.train();
        var before = Values();

        Assert.ThrowsAny<ArgumentException>(() => NormStatistics.Estimate(_model, [_batches[0], Numbers.Draw(1, 2, 1, 28, 28)]));

        Assert.Equal(before, Values());
        Assert.All(_model.modules(), module => Assert.True(module.training));
        Assert.All(Norms(), norm => Assert.Equal(0.1, norm.momentum));
    }

    [Fact]
    public void Estimating_without_batches_throws_and_leaves_statistics_unchanged()
    {
        var before = Values();

        Assert.Equal("batches", Assert.Throws<ArgumentException>(() => NormStatistics.Estimate(_model, [])).ParamName);

        Assert.Equal(before, Values());
    }

    /// <summary>Returns the mean and the unbiased variance of each channel, computed in a plain loop.</summary>
    private static (double[] Mean, double[] Variance) Statistics(Tensor maps)
    {
        var (values, shape) = (Numbers.Of(maps), maps.shape);
        var (channels, area) = ((int)shape[1], (int)(shape[2] * shape[3]));
        var ofChannel = Enumerable.Range(0, channels)
            .Select(channel => values.Where((_, i) => i / area % channels == channel).ToArray())
            .ToArray();
        double[] means = [.. ofChannel.Select(numbers => numbers.Average())];
        return (means, [.. ofChannel.Select((numbers, channel) => numbers.Sum(number => Math.Pow(number - means[channel], 2)) / (numbers.Length - 1))]);
    }

    private static double[] Mean(IEnumerable<double[]> rows)
    {
        var list = rows.ToList();
        return [.. Enumerable.Range(0, list[0].Length).Select(i => list.Average(row => row[i]))];
    }

    private List<BatchNorm2d> Norms() => [.. _model.modules().OfType<BatchNorm2d>()];

    private Dictionary<string, double[]> Values() =>
        _model.state_dict().Where(entry => entry.Key.Contains("running_", StringComparison.Ordinal)).ToDictionary(entry => entry.Key, entry => Numbers.Of(entry.Value));
}
