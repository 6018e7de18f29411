using EffNet.Models;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Models;
using EffNet.Tests.Networks;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

public sealed class ConstructionTests : IDisposable
{
    private readonly IDisposable _noGrad = no_grad();
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _noGrad.Dispose();
    }

    [Theory]
    [InlineData("EfficientNetB0", false)]
    [InlineData("GeluProbeSymmetric", false)]
    [InlineData("MobileNetV2W100", true)]
    [InlineData("ResNet18", false)]
    [InlineData("BottleneckProbeDropping", true)]
    public void Network_without_classes_returns_pooled_features(string type, bool training)
    {
        var subject = Subjects.Find(type);
        var headless = subject.Network.WithoutClassifier();
        var model = subject.CreateFor(0, 3).to(ScalarType.Float64);
        model.load_state_dict(CalibratedState.Of(headless).ToDictionary());
        model.eval();
        if (training)
            Randomness.TrainWithoutIt(model);
        var images = HashedNumbers.Draw("images", 4, 3, 64, 64);

        var pooled = model.call(images);

        Agreement.Check(new Interpreter(headless, CalibratedState.Of(headless), training).Run(images), pooled, "the pooled features");
        Agreement.Check(pooled, subject.ReadFeatures(model, images)["Logits"], "the features' logits");
    }

    [Fact]
    public void Network_without_classes_has_no_classifier()
    {
        var model = new EfficientNetB0(classes: 0);

        Assert.Null(model.Classifier.Linear);
        Assert.Equal(0, model.ClassCount);
        Assert.Equal(TorchvisionListing.Read("efficientnet_b0").Count - 2, model.state_dict().Count);
        Assert.DoesNotContain(model.state_dict().Keys, name => name.StartsWith("classifier", StringComparison.Ordinal));
        Assert.Equal(EfficientNetB0.CostFor(classes: 0).Parameters, model.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal([2L, 1280L], model.call(HashedNumbers.Images(2, 3, 40, 40)).shape);
    }

    [Theory]
    [InlineData("EfficientNetB0", 1)]
    [InlineData("EfficientNetB0", 5)]
    [InlineData("EfficientNetLite0", 1)]
    [InlineData("MobileNetV1W100", 1)]
    [InlineData("MobileNetV2W100", 1)]
    [InlineData("ResNet18", 1)]
    public void Logits_for_other_class_and_channel_counts_equal_the_reference_computation(string type, int channels)
    {
        var network = ChangedNetwork.Of(type, classes: 12, channels: channels);
        var model = Subjects.Find(type).CreateFor(12, channels);
        model.load_state_dict(CalibratedState.Of(network).ToDictionary());
        model.eval();
        var images = HashedNumbers.Images(2, channels, 64, 64);

        Agreement.Check(new Interpreter(network, CalibratedState.Of(network)).Run(images), model.call(images));
    }

    [Fact]
    public void Typed_members_of_a_network_are_TorchSharp_layers_with_its_sizes()
    {
        var model = new EfficientNetB0(classes: 7, inputChannels: 4);

        Assert.Equal((4, 32), (model.Stage1.Conv.in_channels, model.Stage1.Conv.out_channels));
        Assert.Equal(96, Assert.IsType<BatchNorm2d>(model.Stage3.Block1.ExpandNorm).num_features);
        Assert.Equal(1280, model.Stage9.Conv.out_channels);
        Assert.Equal((1280, 7), (model.Classifier.Linear!.in_features, model.Classifier.Linear.out_features));
        Assert.Equal((7, 4), (model.ClassCount, model.InputChannels));
    }

    [Theory]
    [InlineData("EfficientNetB0", 1e-5, 0.1)]
    [InlineData("EfficientNetB4", 1e-5, 0.1)]
    [InlineData("EfficientNetB5", 1e-3, 0.01)]
    [InlineData("TfEfficientNetB0", 1e-3, 0.01)]
    [InlineData("Relu6ProbeSame", 1e-5, 0.1)]
    [InlineData("EfficientNetLite0", 1e-3, 0.01)]
    [InlineData("EfficientNetV2S", 1e-3, 0.1)]
    [InlineData("MobileNetV1W100", 1e-5, 0.1)]
    [InlineData("MobileNetV2W100", 1e-5, 0.1)]
    [InlineData("ResNet18", 1e-5, 0.1)]
    public void Batch_norms_have_the_epsilon_and_momentum_of_the_profile(string type, double epsilon, double momentum)
    {
        var norms = Subjects.Find(type).Create().modules().OfType<BatchNorm2d>().ToList();

        Assert.NotEmpty(norms);
        Assert.All(norms, norm => Assert.Equal((epsilon, momentum), (norm.eps, norm.momentum)));
    }

    [Fact]
    public void Constructor_uses_the_specified_device_and_element_type()
    {
        var model = new EfficientNetB0(device: CPU, dtype: ScalarType.Float64);

        Assert.All(model.state_dict(), entry => Assert.Equal(DeviceType.CPU, entry.Value.device_type));
        Assert.Equal(ScalarType.Float64, model.call(HashedNumbers.Draw("images", 2, 3, 40, 40)).dtype);
    }

    [Fact]
    public void New_network_is_in_training_mode() => Assert.True(new EfficientNetB0().training);

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(1000, 0)]
    [InlineData(1000, -1)]
    public void Constructor_throws_if_the_class_or_channel_count_is_out_of_range(int classes, int inputChannels) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EfficientNetB0(classes, inputChannels));

    [Fact]
    public void Network_of_an_internal_family_is_internal()
    {
        Assert.False(typeof(ReluProbeSame).IsPublic);
        Assert.True(typeof(EfficientNetB0).IsPublic);
    }
}
