using EffNet.Models;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

public sealed class FreezingTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly EfficientNetB0 _model = new(classes: 10);
    private readonly Tensor _images = HashedNumbers.Images(4, 3, 64, 64);

    public void Dispose()
    {
        _images.Dispose();
        _model.Dispose();
        _scope.Dispose();
    }

    [Fact]
    public void FreezeThrough_freezes_the_stage_and_no_later_stage()
    {
        _model.FreezeThrough(_model.Stage3);

        Assert.All(_model.Stage3.parameters(), parameter => Assert.False(parameter.requires_grad));
        Assert.All(_model.Stage4.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void FreezeBefore_leaves_the_stage_trainable()
    {
        _model.FreezeBefore(_model.Classifier);

        Assert.Equal(
            _model.Classifier.parameters().Select(parameter => parameter.Handle),
            _model.TrainableParameters().Select(parameter => parameter.Handle));
    }

    [Fact]
    public void Statistics_of_frozen_stages_do_not_change_in_training()
    {
        _model.FreezeThrough(_model.Stage3);
        _model.train();
        var before = Statistics();

        using var logits = _model.call(_images);

        var changed = before.Where(entry => !entry.Value.Equals(_model.get_buffer(entry.Key)!)).Select(entry => entry.Key).ToList();
        var trained = before.Keys.Where(IsTrained).ToList();
        Assert.NotEmpty(trained);
        Assert.Equal(trained, changed);
        Assert.True(_model.training);
        Assert.False(_model.Stage3.Block1.training);
        Assert.False(_model.Stage3.Block2.StochasticDepth.training);
        Assert.True(_model.Stage4.Block2.StochasticDepth.training);
    }

    [Fact]
    public void Freezing_a_stage_removes_its_gradients_of_an_earlier_step()
    {
        using (var loss = _model.call(_images).sum())
            loss.backward();

        _model.FreezeThrough(_model.Stage3);

        Assert.All(_model.Stage3.parameters(), parameter => Assert.Null(parameter.grad));
        Assert.All(_model.Stage4.parameters(), parameter => Assert.NotNull(parameter.grad));
    }

    [Fact]
    public void Unfreeze_restores_gradients_and_the_mode_of_the_network()
    {
        _model.FreezeBefore(_model.Classifier);
        _model.train();

        _model.Unfreeze();

        Assert.All(_model.parameters(), parameter => Assert.True(parameter.requires_grad));
        Assert.All(_model.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void Unfreeze_does_not_enable_gradients_that_were_disabled_before()
    {
        _model.Stage2.Block1.DepthwiseConv.weight!.requires_grad = false;
        _model.FreezeThrough(_model.Stage1);
        _model.FreezeThrough(_model.Stage3);
        _model.FreezeThrough(_model.Stage3);

        _model.Unfreeze();

        Assert.Equal(["features.1.0.block.0.0.weight"], _model.named_parameters().Where(p => !p.parameter.requires_grad).Select(p => p.name));
    }

    [Fact]
    public void Freezing_throws_for_a_block_or_a_stage_of_another_network()
    {
        using var other = new EfficientNetB0();

        Assert.Equal("stage", Assert.Throws<ArgumentException>(() => _model.FreezeThrough(_model.Stage3.Block1)).ParamName);
        Assert.Equal("stage", Assert.Throws<ArgumentException>(() => _model.FreezeBefore(other.Stage3)).ParamName);
        Assert.Equal("stage", Assert.Throws<ArgumentNullException>(() => _model.FreezeBefore(null!)).ParamName);
        Assert.All(_model.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    private static bool IsTrained(string name) => int.Parse(name.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture) > 2;

    private Dictionary<string, Tensor> Statistics() =>
        _model.state_dict().Where(entry => entry.Key.EndsWith("running_mean", StringComparison.Ordinal)).ToDictionary(e => e.Key, e => e.Value.clone());
}
