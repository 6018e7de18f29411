using EffNet.Models;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Training.Tests;

public sealed class WeightAverageTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly FashionNetTiny _model = new();

    public void Dispose()
    {
        _model.Dispose();
        _scope.Dispose();
    }

    [Fact]
    public void Weight_average_equals_the_formula_with_its_warm_up()
    {
        using var average = new WeightAverage(_model, 0.3);
        var weights = _model.state_dict();
        var expected = weights.Where(entry => entry.Value.is_floating_point()).ToDictionary(entry => entry.Key, entry => Numbers.Of(entry.Value));

        // (1 + n) / (10 + n) is 2/11, 3/12, 4/13 = 0.308, ...: the third update has the decay 0.3.
        double[] decays = [2 / 11.0, 0.25, 0.3, 0.3, 0.3];
        for (var n = 1; n <= 5; n++)
        {
            Change(n);
            average.Update();
            foreach (var (name, numbers) in expected)
            {
                var now = Numbers.Of(weights[name]);
                for (var i = 0; i < numbers.Length; i++)
                    numbers[i] = (decays[n - 1] * numbers[i]) + ((1 - decays[n - 1]) * now[i]);
            }
        }

        Assert.Equal(5, average.Updates);
        Assert.Equal(expected.Keys, average.State.Tensors.Keys);
        Assert.All(expected, entry => Numbers.AllClose(entry.Value, average.State.Tensors[entry.Key], 1e-6));
    }

    [Fact]
    public void Batch_norm_statistics_are_averaged_and_batch_counts_are_not()
    {
        using var average = new WeightAverage(_model, 0.9);

        var names = average.State.Tensors.Keys.ToList();

        Assert.Contains(names, name => name.EndsWith("running_var", StringComparison.Ordinal));
        Assert.DoesNotContain(names, name => name.EndsWith("num_batches_tracked", StringComparison.Ordinal));
    }

    [Fact]
    public void SwapIn_uses_the_averages_and_its_Dispose_restores_the_weights_bit_for_bit()
    {
        using var average = new WeightAverage(_model, 0.9);
        Change(1);
        average.Update();
        var weights = Bits();
        var averages = average.State.Tensors.ToDictionary(entry => entry.Key, entry => Numbers.Of(entry.Value));
        var handles = _model.parameters().Select(parameter => parameter.Handle).ToList();

        using (average.SwapIn())
        {
            Assert.All(averages, entry => Assert.Equal(entry.Value, Numbers.Of(_model.state_dict()[entry.Key])));
            Assert.All(_model.parameters(), parameter => Assert.True(parameter.requires_grad));
            Assert.Throws<InvalidOperationException>(average.Update);
            Assert.Throws<InvalidOperationException>(() => average.State);
            Assert.Throws<InvalidOperationException>(average.SwapIn);
        }

        Assert.Equal(weights, Bits());
        Assert.Equal(handles, _model.parameters().Select(parameter => parameter.Handle));
        Assert.All(averages, entry => Assert.Equal(entry.Value, Numbers.Of(average.State.Tensors[entry.Key])));
    }

    [Fact]
    public void Network_can_be_trained_after_its_weights_are_restored()
    {
        using var average = new WeightAverage(_model, 0.9);
        Change(1);
        average.Update();
        using (average.SwapIn())
        {
            using var evaluated = _model.call(Numbers.Draw(1, 2, 3, 28, 28));
        }

        var before = Bits();
        using var optimizer = new SgdOptions().Create(ParameterGroups.Of(_model, new SgdOptions(), LayerRates.Uniform));
        _model.train();
        _model.call(Numbers.Draw(1, 4, 3, 28, 28)).square().mean().backward();
        optimizer.Step(0.1);

        Assert.All(_model.parameters(), parameter => Assert.NotNull(parameter.grad));
        Assert.All(before.Keys.Where(name => name.EndsWith("conv.weight", StringComparison.Ordinal)), name => Assert.NotEqual(before[name], Bits()[name]));
        Assert.NotEqual(before["classifier.1.weight"], Bits()["classifier.1.weight"]);
        average.Update();
        Assert.Equal(2, average.Updates);
    }

    [Fact]
    public void Restored_weight_average_continues_bit_for_bit()
    {
        using var average = new WeightAverage(_model, 0.9);
        Change(1);
        average.Update();
        var stored = new TrainingState(average.State.Tensors.ToDictionary(entry => entry.Key, entry => entry.Value.clone()), average.State.Counts);
        Change(2);
        average.Update();

        using var resumed = new WeightAverage(_model, 0.9);
        resumed.Restore(stored);
        resumed.Update();

        Assert.Equal(2, resumed.Updates);
        Assert.All(average.State.Tensors, entry => Assert.Equal(Numbers.Of(entry.Value), Numbers.Of(resumed.State.Tensors[entry.Key])));
    }

    [Fact]
    public void Restoring_the_weight_average_of_another_network_throws()
    {
        using var other = new FashionNetTiny(classes: 3);
        using var average = new WeightAverage(_model, 0.9);
        using var foreign = new WeightAverage(other, 0.9);

        var exception = Assert.Throws<ArgumentException>(() => average.Restore(foreign.State));

        Assert.Contains("weight average", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'classifier.1.weight' is Float32 [3, 256], but Float32 [10, 256] was expected", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Disposing_a_weight_average_restores_the_weights()
    {
        var average = new WeightAverage(_model, 0.9);
        Change(1);
        var weights = Bits();
        var swap = average.SwapIn();

        average.Dispose();
        swap.Dispose();

        Assert.Equal(weights, Bits());
    }

    /// <summary>Adds numbers that depend on the argument to all weights.</summary>
    private void Change(int seed)
    {
        using var withoutGradients = no_grad();
        foreach (var weight in _model.state_dict().Values.Where(weight => weight.is_floating_point()))
            weight.add_(Numbers.Draw(seed, weight.shape));
    }

    private Dictionary<string, double[]> Bits() => _model.state_dict().ToDictionary(entry => entry.Key, entry => Numbers.Of(entry.Value));
}
