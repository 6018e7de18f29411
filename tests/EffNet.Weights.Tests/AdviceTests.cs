using EffNet.Models;
using EffNet.Weights;
using EffNet.Weights.Tests.Support;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>Common mistakes of callers, and the messages that they get.</summary>
public sealed class AdviceTests : FileTests
{
    [Theory]
    [InlineData("torchvision/efficientnet_b0.imagenet1k_v1", "Checkpoints.Find(\"torchvision/efficientnet_b0.imagenet1k_v1\")")]
    [InlineData("resnet18.imagenet1k_v1", "Checkpoints.Find(\"torchvision/resnet18.imagenet1k_v1\")")]
    [InlineData("https://server.invalid/b0.pth", "this is a URL, not a file path")]
    public void Address_or_checkpoint_name_instead_of_a_path_throws_with_a_remedy(string path, string advice)
    {
        using var network = new EfficientNetB0(initialize: false);

        var error = Assert.Throws<FileNotFoundException>(() => network.LoadWeights(path));

        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello this is not a weight file")]
    [InlineData("a,b\n1,2\n")]
    [InlineData("x")]
    public void Text_file_instead_of_weights_throws(string text) =>
        Assert.Contains("this is a text file", Refuse(System.Text.Encoding.UTF8.GetBytes(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Saving_to_a_missing_folder_throws_an_exception_that_names_the_folder()
    {
        using var network = Layers.Create();

        var error = Assert.Throws<DirectoryNotFoundException>(() => network.SaveWeights(PathOf("none/weights.pth")));

        Assert.Equal($"{PathOf("none/weights.pth")}: there is no folder '{PathOf("none")}'.", error.Message);
    }

    [Fact]
    public void Uninitialized_classifier_that_is_kept_causes_a_warning()
    {
        using var trained = new EfficientNetB0();
        trained.SaveWeights(PathOf("b0.safetensors"));
        using var undrawn = new EfficientNetB0(classes: 10, initialize: false);
        using var drawn = new EfficientNetB0(classes: 10);

        Assert.StartsWith("classifier.1.weight:", Assert.Single(undrawn.LoadWeights(PathOf("b0.safetensors"), keepClassifier: true).Warnings), StringComparison.Ordinal);
        Assert.Empty(drawn.LoadWeights(PathOf("b0.safetensors"), keepClassifier: true).Warnings);
    }

    [Fact]
    public void Batch_counts_saved_in_half_precision_are_loaded_as_integers()
    {
        using var trained = new EfficientNetB0();
        using (no_grad())
            trained.get_buffer("features.0.1.num_batches_tracked")!.fill_(7);
        var half = trained.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.to(ScalarType.Float16));
        using (var writer = new BinaryWriter(File.Create(PathOf("half.dat"))))
            nn.Module.save_state_dict(writer, half);
        using var network = new EfficientNetB0(initialize: false);

        network.LoadWeights(PathOf("half.dat"));

        Assert.Equal(7, network.get_buffer("features.0.1.num_batches_tracked")!.item<long>());
        foreach (var tensor in half.Values)
            tensor.Dispose();
    }

    [Fact]
    public void Message_for_a_few_missing_weights_suggests_strict_false()
    {
        using var network = Layers.Create();
        var state = network.state_dict();
        state.Remove(state.Keys.Last(name => name.EndsWith("bias", StringComparison.Ordinal)));
        using (var writer = new BinaryWriter(File.Create(PathOf("less.dat"))))
            nn.Module.save_state_dict(writer, state);

        var error = Assert.Throws<WeightMismatchException>(() => network.LoadWeights(PathOf("less.dat")));

        Assert.Contains("'strict: false'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "The file has the weights of EfficientNetB1; this network is EfficientNetB0.")]
    [InlineData(0, null)]
    public void Message_for_weights_of_another_variant_names_the_variant(int variant, string? advice)
    {
        using var trained = EfficientNet.Variants[variant].Create(1000, 3, null, null);
        trained.SaveWeights(PathOf("trained.safetensors"));
        using var network = new EfficientNetB0(initialize: false);

        var error = Record.Exception(() => network.LoadWeights(PathOf("trained.safetensors")));

        Assert.Equal(advice is null, error is null);
        if (advice is not null)
            Assert.Contains(advice, error!.Message, StringComparison.Ordinal);
    }
}
