using EffNet.Models;
using EffNet.Tests.Networks;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

public sealed class DropoutTests
{
    [Theory]
    [InlineData("B0", 0.2)]
    [InlineData("B1", 0.2)]
    [InlineData("B2", 0.3)]
    [InlineData("B3", 0.3)]
    [InlineData("B4", 0.4)]
    [InlineData("B5", 0.4)]
    [InlineData("B6", 0.5)]
    [InlineData("B7", 0.5)]
    public void Dropout_has_the_rate_of_the_paper(string variant, double rate)
    {
        foreach (var family in new[] { "EfficientNet", "TfEfficientNet" })
        {
            using var model = Subjects.Find(family + variant).Create();
            Assert.Equal(rate, Assert.Single(model.modules().OfType<Dropout>()).p);
        }
    }

    [Fact]
    public void Dropout_zeroes_features_only_in_training()
    {
        random.manual_seed(20190611);
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        using var model = new EfficientNetB0(classes: 2);
        var zeros = new List<double>();
        model.Classifier.Linear!.register_forward_pre_hook((_, features) =>
        {
            zeros.Add(features.eq(0).to(ScalarType.Float64).mean().item<double>());
            return null!;
        });
        var images = HashedNumbers.Images(16, 3, 40, 40);

        model.call(images);
        model.eval();
        model.call(images);

        var slack = 5 * Math.Sqrt(0.2 * 0.8 / (16 * 1280));
        Assert.InRange(zeros[0], 0.2 - slack, 0.2 + slack);
        Assert.Equal(0, zeros[1]);
    }
}
