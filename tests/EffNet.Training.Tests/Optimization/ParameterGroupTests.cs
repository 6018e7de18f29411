using EffNet.Models;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class ParameterGroupTests : IDisposable
{
    private readonly EfficientNetB0 _model = new(classes: 10);

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Weight_decay_of_the_paper_excludes_only_batch_norms()
    {
        var groups = ParameterGroups.Of(_model, new RmsPropOptions(), LayerRates.Uniform);

        Assert.Equal([1e-5, 0], groups.Select(group => group.WeightDecay));
        // 81 convolutions, 16 x 2 biases of squeeze and excitation, and the classifier's two; 49 batch norms.
        Assert.Equal([115, 98], groups.Select(group => group.Parameters.Count));
        Assert.Equal(["classifier.1.weight", "classifier.1.bias"], Names(groups[0]).Where(name => name.StartsWith("classifier", StringComparison.Ordinal)));
        Assert.Contains("features.1.0.block.1.fc1.bias", Names(groups[0]));
        Assert.All(["features.0.1.weight", "features.0.1.bias", "features.8.1.bias"], name => Assert.Contains(name, Names(groups[1])));
    }

    [Fact]
    public void Weight_decay_of_weights_only_also_excludes_biases()
    {
        var groups = ParameterGroups.Of(_model, new AdamWOptions { DecayScope = WeightDecayScope.WeightsOnly }, LayerRates.Uniform);

        Assert.Equal([0.01, 0], groups.Select(group => group.WeightDecay));
        Assert.Equal([82, 131], groups.Select(group => group.Parameters.Count));
        Assert.All(Names(groups[0]), name => Assert.EndsWith(".weight", name, StringComparison.Ordinal));
        Assert.Contains("classifier.1.bias", Names(groups[1]));
    }

    [Fact]
    public void Every_parameter_is_in_exactly_one_group()
    {
        var groups = ParameterGroups.Of(_model, new SgdOptions(), LayerRates.Decay(0.5).With(_model.Stage5, 0.3));

        Assert.Equal(_model.named_parameters().Select(named => named.name).Order(), groups.SelectMany(Names).Order());
    }

    [Fact]
    public void Frozen_stages_are_not_in_the_parameter_groups()
    {
        _model.FreezeBefore(_model.Classifier);

        var group = Assert.Single(ParameterGroups.Of(_model, new RmsPropOptions(), LayerRates.Uniform));

        Assert.Equal(["classifier.1.weight", "classifier.1.bias"], Names(group));
    }

    [Fact]
    public void Network_without_trainable_parameters_throws()
    {
        _model.FreezeThrough(_model.Classifier);

        var exception = Assert.Throws<InvalidOperationException>(() => ParameterGroups.Of(_model, new RmsPropOptions(), LayerRates.Uniform));

        Assert.StartsWith("EfficientNetB0 has no parameter to train", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LayerRates_Decay_multiplies_once_for_each_stage_before_the_classifier()
    {
        var factors = Factors(LayerRates.Decay(0.5));

        Assert.Equal(1, factors["classifier.1.bias"]);
        Assert.Equal(0.5, factors["features.8.0.weight"]);
        Assert.Equal(0.25, factors["features.7.0.block.0.0.weight"]);
        Assert.Equal(Math.Pow(0.5, 9), factors["features.0.0.weight"]);
        Assert.Equal(10, factors.Values.Distinct().Count());
    }

    [Fact]
    public void LayerRates_Backbone_applies_to_everything_before_the_classifier()
    {
        var factors = Factors(LayerRates.Backbone(0.1));

        Assert.Equal(211, factors.Values.Count(factor => factor == 0.1));
        Assert.Equal([1, 1], [factors["classifier.1.weight"], factors["classifier.1.bias"]]);
    }

    [Fact]
    public void Stage_has_the_learning_rate_factor_that_is_specified_for_it()
    {
        var backbone = LayerRates.Backbone(0.1);

        var factors = Factors(backbone.With(_model.Stage5, 0.3).With(_model.Classifier, 2));

        Assert.Equal(0.3, factors["features.4.2.block.3.1.bias"]);
        Assert.Equal(0.1, factors["features.5.0.block.0.0.weight"]);
        Assert.Equal(2, factors["classifier.1.weight"]);
        Assert.Equal(0.1, Factors(backbone)["features.4.2.block.3.1.bias"]);
    }

    [Fact]
    public void Learning_rate_factor_for_a_block_or_a_stage_of_another_network_throws()
    {
        using var other = new EfficientNetB0(classes: 10);

        var exception = Assert.Throws<ArgumentException>(() => Factors(LayerRates.Uniform.With(other.Stage5, 0.3)));
        Assert.Contains("not a stage of this EfficientNetB0", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Factors(LayerRates.Uniform.With(_model.Stage5.Block1, 0.3)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Learning_rate_factors_that_are_not_positive_throw(double factor)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LayerRates.Decay(factor));
        Assert.Throws<ArgumentOutOfRangeException>(() => LayerRates.Backbone(factor));
        Assert.Throws<ArgumentOutOfRangeException>(() => LayerRates.Uniform.With(_model.Stage1, factor));
    }

    private static IEnumerable<string> Names(ParameterGroup group) => group.Parameters.Select(parameter => parameter.Name);

    private Dictionary<string, double> Factors(LayerRates rates) =>
        ParameterGroups.Of(_model, new SgdOptions(), rates).SelectMany(group => Names(group).Select(name => (name, group.RateFactor))).ToDictionary(
            pair => pair.name, pair => pair.RateFactor);
}
