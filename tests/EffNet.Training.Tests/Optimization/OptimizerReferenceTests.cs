using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Training.Tests;

/// <summary>Compares the optimizers with TensorFlow's formula in NumPy and with PyTorch, in double precision.</summary>
public sealed class OptimizerReferenceTests
{
    private static readonly Dictionary<string, OptimizerOptions> s_options = new()
    {
        ["rmsprop"] = new RmsPropOptions { WeightDecay = 0 },
        ["rmsprop_decay"] = new RmsPropOptions { Decay = 0.95, Momentum = 0.8, Epsilon = 1e-2, WeightDecay = 0.1 },
        ["adamw"] = new AdamWOptions { WeightDecay = 0 },
        ["adamw_decay"] = new AdamWOptions { Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-4, WeightDecay = 0.3 },
        ["sgd_plain"] = new SgdOptions { Momentum = 0, WeightDecay = 0 },
        ["sgd_momentum"] = new SgdOptions { Momentum = 0.7, Nesterov = false, WeightDecay = 0.2 },
        ["sgd_nesterov"] = new SgdOptions { Momentum = 0.9, WeightDecay = 0.2 },
    };

    public static TheoryData<string> Names => [.. s_options.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_after_every_optimizer_step_equal_the_reference(string name)
    {
        var reference = ReferenceNumbers.Read("optimizers.txt", words: 2);
        var options = s_options[name];
        using var scope = NewDisposeScope();
        var weight = nn.Parameter(tensor([1.0, -2.0, 0.5, 0.0], ScalarType.Float64));
        using var optimizer = options.Create([new ParameterGroup(1, options.WeightDecay, [new NamedParameter("weight", weight)])]);

        for (var step = 0; step < 12; step++)
        {
            weight.grad = tensor([.. Enumerable.Range(0, 4).Select(i => Math.Sin((3 * step) + i) * (1 + (step % 3)))], ScalarType.Float64);
            optimizer.Step(0.05 * Math.Pow(0.8, step));

            Numbers.AllClose(reference[$"{name} {step}"], weight, 1e-12);
        }
    }
}
