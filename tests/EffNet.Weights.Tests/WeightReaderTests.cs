using EffNet.Networks;
using EffNet.Weights.Tests.Models;
using EffNet.Weights.Tests.Support;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>Weights that are read without a module: all tensors of a file, and the weights of a network by its own names.</summary>
public sealed class WeightReaderTests : FileTests
{
    [Theory]
    [InlineData("tiny.safetensors", WeightFormat.Safetensors)]
    [InlineData("tiny.pth", WeightFormat.PyTorch)]
    [InlineData("tiny.dat", WeightFormat.TorchSharp)]
    public void WeightReader_lists_and_reads_the_tensors_of_a_file(string name, WeightFormat format)
    {
        using var network = new TinyNetwork();
        network.SaveWeights(PathOf(name));

        using var reader = WeightReader.Open(PathOf(name));

        Assert.Equal(format, reader.Format);
        AssertHas(network.state_dict(), reader);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WeightReader_reads_a_stream_from_its_position(bool canSeek)
    {
        using var network = new TinyNetwork();
        network.SaveWeights(PathOf("tiny.safetensors"));
        byte[] bytes = [1, 2, 3, .. File.ReadAllBytes(PathOf("tiny.safetensors"))];
        using var stream = new MemoryStream(bytes) { Position = 3 };
        using var forward = new BufferedStream(new System.IO.Compression.GZipStream(Packed(bytes.AsSpan(3)), System.IO.Compression.CompressionMode.Decompress));

        using var reader = WeightReader.Open(canSeek ? stream : forward);

        AssertHas(network.state_dict(), reader);
    }

    [Theory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float64)]
    public void ReadSingles_converts_other_element_types_to_single_precision(ScalarType type)
    {
        using var network = new TinyNetwork();
        network.SaveWeights(PathOf("tiny.safetensors"), type);
        using var reader = WeightReader.Open(PathOf("tiny.safetensors"));

        var tensor = reader.Find("classifier.1.weight");

        Assert.Equal(type.ToString(), tensor.Type.Name);
        using var converted = network.state_dict()["classifier.1.weight"].to(type).to(ScalarType.Float32);
        Assert.Equal(converted.data<float>().ToArray(), reader.ReadSingles(tensor));
    }

    [Fact]
    public void Tensor_names_in_a_file_of_several_dictionaries_start_with_their_keys()
    {
        using var reader = WeightReader.Open(new MemoryStream(EmbeddedFile.Read("weights/checkpoint_program.pth")));

        Assert.Equal(reader.Tensors.Count, reader.Tensors.Select(t => t.Name).Distinct().Count());
        Assert.Contains(reader.Tensors, t => t.Name.Contains('/', StringComparison.Ordinal));
    }

    [Fact]
    public void NetworkWeights_has_the_names_of_the_network_and_the_class_count_of_the_file()
    {
        using var network = new TinyNetwork(classes: 7);
        network.SaveWeights(PathOf("tiny.pth"));

        using var weights = NetworkWeights.Open(TinyNetwork.Definition.Network, PathOf("tiny.pth"));

        Assert.Equal(7, weights.Network.ClassCount);
        Assert.True(weights.Report.IsComplete);
        AssertHas(network.state_dict(), weights);
        Assert.Equal(weights.Network.State.Select(t => t.Name).Order(StringComparer.Ordinal), weights.Tensors.Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NetworkWeights_throws_for_a_file_of_another_network()
    {
        using var network = new TinyNetwork();
        network.SaveWeights(PathOf("tiny.pth"));

        Assert.Throws<WeightMismatchException>(() => NetworkWeights.Open(EffNet.Models.EfficientNetB0.Definition.Network, PathOf("tiny.pth")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void NetworkWeights_adapts_filters_to_the_input_channels(int channels)
    {
        using var network = new TinyNetwork();
        network.SaveWeights(PathOf("tiny.safetensors"));
        using var fitted = new TinyNetwork(inputChannels: channels, initialize: false);
        fitted.LoadWeights(PathOf("tiny.safetensors"));

        using var weights = NetworkWeights.Open(TinyNetwork.Definition.Network.With(inputChannels: channels), PathOf("tiny.safetensors"));

        Assert.Single(weights.Report.Adapted);
        AssertHas(fitted.state_dict(), weights);
        Assert.All(weights.Network.State, tensor => Assert.Equal(tensor.Shape.Select(size => (long)size), weights.Find(tensor.Name).Shape));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"__metadata__":{"a":"b"}}""")]
    public void NetworkWeights_throws_for_a_file_without_tensors(string header)
    {
        File.WriteAllBytes(PathOf("empty.safetensors"), [.. BitConverter.GetBytes((ulong)header.Length), .. System.Text.Encoding.ASCII.GetBytes(header)]);

        Assert.Throws<WeightMismatchException>(() => NetworkWeights.Open(TinyNetwork.Definition.Network, PathOf("empty.safetensors")));
    }

    [Theory]
    [InlineData("tiny.safetensors")]
    [InlineData("tiny.pth")]
    [InlineData("tiny.dat")]
    public void Reading_a_tensor_with_another_shape_or_type_throws(string name)
    {
        using var network = new TinyNetwork();
        network.SaveWeights(PathOf(name));
        using var reader = WeightReader.Open(PathOf(name));
        var tensor = reader.Tensors.First(t => t.Count > 4);

        AssertRefused(new WeightTensor(tensor.Name, tensor.Type, [tensor.Count * 3]));
        AssertRefused(new WeightTensor(tensor.Name, tensor.Type, [1]));
        AssertRefused(tensor with { Type = reader.Tensors.First(t => t.Type != tensor.Type).Type });
        Assert.Equal(1, (tensor with { Shape = [1] }).Count);

        void AssertRefused(WeightTensor other) =>
            Assert.Contains(
                "is not a tensor of these weights", Assert.Throws<ArgumentException>(() => reader.Read(other, new byte[other.Length])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tiny.safetensors", false)]
    [InlineData("tiny.safetensors", true)]
    [InlineData("tiny.pth", false)]
    [InlineData("tiny.pth", true)]
    public void Disposed_WeightReader_and_NetworkWeights_throw(string name, bool isStream)
    {
        using var network = new TinyNetwork();
        network.SaveWeights(PathOf(name));
        using var stream = File.OpenRead(PathOf(name));
        var reader = isStream ? WeightReader.Open(stream) : WeightReader.Open(PathOf(name));
        var weights = NetworkWeights.Open(TinyNetwork.Definition.Network, PathOf(name));
        reader.Dispose();
        weights.Dispose();

        Assert.Throws<ObjectDisposedException>(() => reader.ReadSingles(reader.Tensors[0]));
        Assert.Throws<ObjectDisposedException>(() => weights.ReadSingles(weights.Tensors[0]));
    }

    [Fact]
    public void ToWeightSource_reads_the_current_weights_of_a_module()
    {
        using var network = new TinyNetwork();
        var source = network.ToWeightSource();

        AssertHas(network.state_dict(), source);
        using (no_grad())
            network.Stem.Conv.weight.fill_(2);
        Assert.All(source.ReadSingles(source.Find("features.0.0.weight")), value => Assert.Equal(2, value));
    }

    [Fact]
    public void Reading_an_unknown_tensor_or_to_a_wrong_length_throws()
    {
        using var network = new TinyNetwork();
        network.SaveWeights(PathOf("tiny.safetensors"));
        using var reader = WeightReader.Open(PathOf("tiny.safetensors"));
        var tensor = reader.Tensors[0];

        Assert.Throws<KeyNotFoundException>(() => reader.Find("none"));
        Assert.Throws<ArgumentException>(() => reader.Read(tensor with { Name = "none" }, new byte[tensor.Length]));
        Assert.Throws<ArgumentException>(() => reader.Read(tensor, new byte[tensor.Length + 1]));
    }

    private static void AssertHas(Dictionary<string, Tensor> state, IWeightSource source)
    {
        Assert.Equal(state.Keys.Order(StringComparer.Ordinal), source.Tensors.Select(t => t.Name).Order(StringComparer.Ordinal));
        foreach (var tensor in source.Tensors)
        {
            Assert.Equal(state[tensor.Name].shape, tensor.Shape);
            using var single = state[tensor.Name].to(ScalarType.Float32).contiguous();
            Assert.Equal(single.data<float>().ToArray(), source.ReadSingles(tensor));
        }
    }

    private static MemoryStream Packed(ReadOnlySpan<byte> bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        packed.Position = 0;
        return packed;
    }
}
