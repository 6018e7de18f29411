using EffNet.Onnx;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using EffNet.Weights;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.Onnx;

/// <summary>
/// A model that CNTK wrote in 2018: a residual network of 22 convolutions, trained on ImageNet, without classifier. <c>tests/scripts/foreign-onnx</c> fetches it and runs the test.
/// </summary>
public sealed class ForeignModelTests
{
    /// <summary>torchvision's ResNet-18 with a third block in its last stage.</summary>
    private const string Text = """
        effnet 1;
        profile plain { padding: symmetric; norm: batch(eps: 1e-5, momentum: 0.1); init: resnet; }
        family Foreign
        {
            input: image(channels: 3, size: 224); classes: 1000; activation: relu; profile: plain; state_dict: resnet;
            stem: conv(kernel: 7, stride: 2, channels: 64);
            maxpool: max_pool(kernel: 3, stride: 2);
            layer1: basic(kernel: 3, stride: 1, channels: 64, layers: 2);
            layer2: basic(kernel: 3, stride: 2, channels: 128, layers: 2);
            layer3: basic(kernel: 3, stride: 2, channels: 256, layers: 2);
            layer4: basic(kernel: 3, stride: 2, channels: 512, layers: 3);
            top: head(pool: average);
            variant Net { width: 1; depth: 1; resolution: 224; }
        }
        """;

    [Fact]
    public void Features_of_the_imported_CNTK_model_equal_those_of_ONNX_Runtime()
    {
        var path = Environment.GetEnvironmentVariable("EFFNET_FOREIGN_ONNX");
        Assert.SkipWhen(path is null, "tests/scripts/foreign-onnx fetches the model and runs this test.");
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var network = NetworkCatalog.NetworkOf(NetworkCatalog.Build(Text).Single());
        var images = HashedNumbers.Images(1, 3, 224, 224) * 100;
        using var model = ExportedModel.Load(File.ReadAllBytes(path!));

        using var weights = OnnxWeights.Open(network, path!);
        var state = weights.Tensors.ToDictionary(t => t.Name, t => tensor(weights.ReadSingles(t), [.. t.Shape]));
        using var again = ExportedModel.Of(weights.Network, state);

        Assert.Equal(0, weights.Network.ClassCount);
        var expected = model.Run(images).Values.Single().reshape(1, 512);
        var (own, exported) = (Agreement.Distance(expected, new Interpreter(weights.Network, state).Run(images)), Agreement.Distance(expected, again.Run(images)["features"]));
        TestContext.Current.TestOutputHelper!.WriteLine($"interpreter {own:E1}, exported again {exported:E1}");
        Assert.InRange(own, 0, 1e-4);
        Assert.InRange(exported, 0, 1e-4);
    }
}
