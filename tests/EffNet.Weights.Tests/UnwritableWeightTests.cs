using EffNet.Weights;
using EffNet.Weights.Tests.Support;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>A weight that cannot be written is detected only when it is written. By then, other weights are already written.</summary>
public sealed class UnwritableWeightTests : FileTests
{
    [Fact]
    public void Failed_load_restores_weights_that_were_already_written()
    {
        using var saved = new Pair();
        saved.SaveWeights(PathOf("pair.safetensors"));
        using var module = new Pair();
        using (inference_mode())
            module.Second.weight = nn.Parameter(zeros(3, 3));
        var before = module.First.weight.bytes.ToArray();

        Assert.ThrowsAny<Exception>(() => module.LoadWeights(PathOf("pair.safetensors")));

        Assert.Equal(before, module.First.weight.bytes.ToArray());
    }

    [Fact]
    public void Weights_with_classifier_for_a_network_without_classes_throw_with_a_remedy()
    {
        using var saved = new EffNet.Models.EfficientNetB0();
        using var headless = new EffNet.Models.EfficientNetB0(classes: 0);
        saved.SaveWeights(PathOf("b0.safetensors"));

        var error = Assert.Throws<WeightMismatchException>(() => headless.LoadWeights(PathOf("b0.safetensors")));

        Assert.Contains("created without classes", error.Message, StringComparison.Ordinal);
        Assert.Contains("'keepClassifier: true'", error.Message, StringComparison.Ordinal);
    }

    private sealed class Pair : nn.Module
    {
        public Pair()
            : base(nameof(Pair)) => RegisterComponents();

        public Linear First { get; } = nn.Linear(3, 3, hasBias: false);

        public Linear Second { get; } = nn.Linear(3, 3, hasBias: false);

        protected override void RegisterComponents()
        {
            register_module("first", First);
            register_module("second", Second);
        }
    }
}
