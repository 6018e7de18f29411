using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Training.Tests;

public sealed class OptimizerTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public static TheoryData<OptimizerOptions> AllOptions => [new RmsPropOptions(), new AdamWOptions(), new SgdOptions()];

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void RmsProp_with_groups_matches_the_formula_in_double_precision()
    {
        (double Factor, double Decay)[] groups = [(1, 0), (0.1, 0.01), (2, 0.5)];
        var parameters = groups.Select((_, i) => Parameter(i, 7)).ToList();
        var expected = parameters.ConvertAll(parameter => new FormulaRmsProp(Numbers.Of(parameter)));
        using var optimizer = new RmsPropOptions().Create(
            [.. groups.Select((group, i) => new ParameterGroup(group.Factor, group.Decay, [new NamedParameter($"p{i}", parameters[i])]))]);

        for (var step = 0; step < 20; step++)
        {
            var rate = 0.02 * (20 - step);
            for (var i = 0; i < groups.Length; i++)
            {
                var gradient = Numbers.Draw((100 * step) + i, 7);
                expected[i].Step(Numbers.Of(gradient), rate * groups[i].Factor, groups[i].Decay);
                parameters[i].grad = gradient;
            }

            optimizer.Step(rate);
        }

        Assert.All(expected.Zip(parameters), pair => Numbers.AllClose(pair.First.Weights, pair.Second, 2e-6));
    }

    [Theory]
    [MemberData(nameof(AllOptions))]
    public void Optimizer_with_restored_state_continues_bit_for_bit(OptimizerOptions options)
    {
        var (first, second) = (Parameter(1, 5, 3), Parameter(2, 4));
        using var optimizer = Create(options, first, second);
        Run(optimizer, 0, 4, first, second);
        var stored = Copy(optimizer.State);
        var (resumedFirst, resumedSecond) = (nn.Parameter(first.detach().clone()), nn.Parameter(second.detach().clone()));
        Run(optimizer, 4, 8, first, second);

        using var resumed = Create(options, resumedFirst, resumedSecond);
        resumed.Restore(stored);
        Run(resumed, 4, 8, resumedFirst, resumedSecond);

        Assert.Equal(8, resumed.Steps);
        Assert.Equal(first.data<float>().ToArray(), resumedFirst.data<float>().ToArray());
        Assert.Equal(second.data<float>().ToArray(), resumedSecond.data<float>().ToArray());
        Assert.All(optimizer.State.Tensors, entry => Assert.Equal(entry.Value.data<float>().ToArray(), resumed.State.Tensors[entry.Key].data<float>().ToArray()));
    }

    [Theory]
    [MemberData(nameof(AllOptions))]
    public void Optimizer_without_restored_state_gives_other_weights(OptimizerOptions options)
    {
        var first = Parameter(1, 5);
        using var optimizer = Create(options, first);
        Run(optimizer, 0, 4, first);
        var copy = nn.Parameter(first.detach().clone());
        using var fresh = Create(options, copy);

        Run(optimizer, 4, 5, first);
        Run(fresh, 4, 5, copy);

        Assert.NotEqual(first.data<float>().ToArray(), copy.data<float>().ToArray());
    }

    [Fact]
    public void Optimizer_state_has_the_names_of_the_parameters()
    {
        using var rmsProp = Create(new RmsPropOptions(), Parameter(1, 2), Parameter(2, 2));
        using var adamW = Create(new AdamWOptions(), Parameter(1, 2));

        Assert.Equal(["p0.square_avg", "p0.momentum_buffer", "p1.square_avg", "p1.momentum_buffer"], rmsProp.State.Tensors.Keys);
        Assert.Equal(["p0.exp_avg", "p0.exp_avg_sq"], adamW.State.Tensors.Keys);
    }

    [Fact]
    public void Restoring_a_wrong_optimizer_state_throws_and_changes_nothing()
    {
        using var optimizer = Create(new SgdOptions(), Parameter(1, 2), Parameter(2, 2));
        Run(optimizer, 0, 1, Parameter(1, 2));
        using var other = Create(new SgdOptions(), Parameter(1, 2), Parameter(2, 3));
        using var fewer = Create(new SgdOptions(), Parameter(1, 2));
        var before = optimizer.State.Tensors["p0.momentum_buffer"].data<float>().ToArray();
        var more = new TrainingState(optimizer.State.Tensors, new Dictionary<string, long> { ["step"] = 1, ["epoch"] = 2 });

        var shape = Assert.Throws<ArgumentException>(() => optimizer.Restore(other.State));
        var missing = Assert.Throws<ArgumentException>(() => optimizer.Restore(fewer.State));
        var unknown = Assert.Throws<ArgumentException>(() => optimizer.Restore(more));

        Assert.Contains("'p1.momentum_buffer' is Float32 [3], but Float32 [2] was expected", shape.Message, StringComparison.Ordinal);
        Assert.Contains("'p1.momentum_buffer' is missing", missing.Message, StringComparison.Ordinal);
        Assert.Contains("'epoch' is unknown", unknown.Message, StringComparison.Ordinal);
        Assert.Equal(before, optimizer.State.Tensors["p0.momentum_buffer"].data<float>().ToArray());
    }

    [Theory]
    [MemberData(nameof(AllOptions))]
    public void Optimizer_does_not_change_parameters_without_a_gradient(OptimizerOptions options)
    {
        var (trained, idle) = (Parameter(1, 3), Parameter(2, 3));
        var (trainedBefore, idleBefore) = (Numbers.Of(trained), Numbers.Of(idle));
        using var optimizer = Create(options, trained, idle);

        Run(optimizer, 0, 3, trained);

        Assert.NotEqual(trainedBefore, Numbers.Of(trained));
        Assert.Equal(idleBefore, Numbers.Of(idle));
    }

    [Fact]
    public void ZeroGradients_deletes_all_gradients()
    {
        var parameter = Parameter(1, 3);
        using var optimizer = Create(new SgdOptions(), parameter);
        parameter.grad = Numbers.Draw(1, 3);

        optimizer.ZeroGradients();

        Assert.Null(parameter.grad);
    }

    [Fact]
    public void ClipGradients_limits_the_total_norm()
    {
        var (first, second) = (Parameter(1, 2), Parameter(2, 1));
        using var optimizer = Create(new SgdOptions(), first, second, Parameter(3, 5));
        (first.grad, second.grad) = (tensor([2f, 3f]), tensor([6f]));

        Assert.Equal(7, optimizer.ClipGradients(double.PositiveInfinity), 1e-6);
        Assert.Equal(7, optimizer.ClipGradients(10), 1e-6);
        Numbers.AllClose([2, 3], first.grad!, 1e-7);
        Assert.Equal(7, optimizer.ClipGradients(3.5), 1e-6);
        Numbers.AllClose([1, 1.5], first.grad!, 1e-6);
        Numbers.AllClose([3], second.grad!, 1e-6);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void ClipGradients_returns_no_finite_norm_if_a_gradient_is_not_finite(float value)
    {
        var parameter = Parameter(1, 2);
        using var optimizer = Create(new SgdOptions(), parameter);
        parameter.grad = tensor([1f, value]);

        Assert.False(double.IsFinite(optimizer.ClipGradients(1)));
    }

    [Fact]
    public void Invalid_optimizer_options_and_arguments_throw()
    {
        using var optimizer = Create(new SgdOptions(), Parameter(1, 2));

        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.Step(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.Step(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.ClipGradients(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.ClipGradients(double.NaN));
        Assert.Equal("Momentum", Assert.Throws<ArgumentOutOfRangeException>(() => new SgdOptions { Momentum = 1 }).ParamName);
        Assert.Equal("Epsilon", Assert.Throws<ArgumentOutOfRangeException>(() => new RmsPropOptions { Epsilon = 0 }).ParamName);
        Assert.Equal("WeightDecay", Assert.Throws<ArgumentOutOfRangeException>(() => new SgdOptions { WeightDecay = 1e300 }).ParamName);
        Assert.StartsWith(
            "WeightDecay must be at least 0 and at most 3.4E+38, but was -1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new AdamWOptions { WeightDecay = -1 }).Message,
            StringComparison.Ordinal);
    }

    private static Parameter Parameter(int seed, params long[] shape) => nn.Parameter(Numbers.Draw(seed, shape));

    private static ParameterOptimizer Create(OptimizerOptions options, params Parameter[] parameters) =>
        options.Create([new ParameterGroup(1, options.WeightDecay, [.. parameters.Select((parameter, i) => new NamedParameter($"p{i}", parameter))])]);

    private static void Run(ParameterOptimizer optimizer, int from, int to, params Parameter[] parameters)
    {
        for (var step = from; step < to; step++)
        {
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].grad = Numbers.Draw((10 * step) + i, parameters[i].shape);
            optimizer.Step(0.01);
        }
    }

    private static TrainingState Copy(TrainingState state) => new(state.Tensors.ToDictionary(entry => entry.Key, entry => entry.Value.clone()), state.Counts);

    /// <summary>TensorFlow's formula with the settings of the paper, for one number at a time.</summary>
    private sealed class FormulaRmsProp(double[] weights)
    {
        private readonly double[] _squares = [.. weights.Select(_ => 1.0)];
        private readonly double[] _moments = new double[weights.Length];

        public double[] Weights { get; } = weights;

        public void Step(double[] gradient, double rate, double decay)
        {
            for (var i = 0; i < gradient.Length; i++)
            {
                var g = gradient[i] + (decay * Weights[i]);
                _squares[i] += (1 - 0.9) * ((g * g) - _squares[i]);
                _moments[i] = (0.9 * _moments[i]) + (rate * g / Math.Sqrt(_squares[i] + 0.001));
                Weights[i] -= _moments[i];
            }
        }
    }
}
