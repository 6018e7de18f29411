using EffNet.Models;
using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>The vectors that Embed of a network with classes returns.</summary>
public sealed class VectorTests
{
    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("MobileNetV2W100")]
    [InlineData("ResNet18")]
    public void Embed_returns_the_output_of_the_network_without_classes(string type)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        using var model = Subjects.Find(type).CreateCalibrated();
        using var headless = Subjects.Find(type).Make(0, 3, false);
        headless.load_state_dict(model.state_dict().Where(e => headless.state_dict().ContainsKey(e.Key)).ToDictionary());
        headless.eval();
        var images = HashedNumbers.Images(2, 3, 64, 64);

        var vectors = (Tensor)model.GetType().GetMethod("Embed")!.Invoke(model, [images])!;

        Assert.Equal(2, vectors.ndim);
        Assert.True(vectors.equal(headless.call(images)).all().item<bool>());
    }

    [Fact]
    public void Linear_layer_applied_to_the_vectors_of_Embed_gives_the_logits()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        using var model = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated();
        var images = HashedNumbers.Images(1, 3, 64, 64);

        var scores = model.Classifier.Linear!.call(model.Embed(images));

        Assert.True(scores.equal(model.call(images)).all().item<bool>());
    }

    [Fact]
    public void Embed_applies_no_dropout_in_training_mode()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        using var model = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated();
        var images = HashedNumbers.Images(1, 3, 64, 64);
        var vectors = model.Embed(images);

        model.Classifier.train();

        Assert.True(vectors.equal(model.Embed(images)).all().item<bool>());
    }
}
