using EffNet.Weights;
using EffNet.Weights.Tests.Models;
using EffNet.Weights.Tests.Support;
using Xunit;

namespace EffNet.Weights.Tests;

/// <summary>Weights can be read from and written to streams with the same result as for files.</summary>
public sealed class WeightStreamTests : FileTests
{
    public static TheoryData<WeightFormat, string> Formats { get; } = new()
    {
        { WeightFormat.Safetensors, ".safetensors" },
        { WeightFormat.PyTorch, ".pth" },
        { WeightFormat.TorchSharp, ".dat" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Weights_are_written_to_and_read_from_streams_that_cannot_seek(WeightFormat format, string ending)
    {
        using var saved = Network();
        using var bytes = new MemoryStream();
        using (var oneWay = new OneWayStream(bytes))
            saved.SaveWeights(oneWay, format);
        saved.SaveWeights(PathOf("file" + ending));

        bytes.Position = 0;
        using var loaded = TinyNetwork.Load(new OneWayStream(bytes));
        using var other = new TinyNetwork(classes: 3);
        other.LoadWeights(PathOf("file" + ending));

        Bits.Of(saved).AssertAre(loaded);
        Bits.Of(saved).AssertAre(other);
        Assert.Equal(other.WeightsInfo.ClassNames, loaded.WeightsInfo.ClassNames);
        Assert.True(bytes.CanRead, "The stream was closed.");
    }

    [Fact]
    public void Weights_are_read_from_the_position_of_a_stream_which_stays_open()
    {
        using var saved = Network();
        using var stream = new MemoryStream();
        stream.Write("before"u8);
        saved.SaveWeights(stream, WeightFormat.Safetensors);
        stream.Position = 6;
        using var loaded = new TinyNetwork(classes: 3);

        var report = loaded.LoadWeights(stream);
        stream.Position = 6;
        using var weights = NetworkWeights.Open(TinyNetwork.Definition.Network, stream);

        Assert.True(report.IsComplete);
        Bits.Of(saved).AssertAre(loaded);
        Assert.Equal(3, weights.Network.ClassCount);
        Assert.Equal(["a", "b", "c"], loaded.WeightsInfo.ClassNames);
    }

    [Fact]
    public void Loading_a_stream_of_another_network_throws_and_changes_nothing()
    {
        using var saved = Network();
        using var stream = new MemoryStream();
        saved.SaveWeights(stream, WeightFormat.Safetensors);
        stream.Position = 0;
        using var network = new TinyNetwork(classes: 5);
        var before = Bits.Of(network);

        var error = Assert.Throws<WeightMismatchException>(() => network.LoadWeights(stream));

        Assert.Contains("The stream", error.Message, StringComparison.Ordinal);
        before.AssertAre(network);
    }

    [Fact]
    public void Stream_without_weights_throws() =>
        Assert.Contains("The stream", Assert.Throws<WeightFileException>(() => TinyNetwork.Load(new MemoryStream([1, 2, 3]))).Message, StringComparison.Ordinal);

    [Fact]
    public void Saving_to_a_read_only_stream_or_in_an_unsupported_format_throws_before_writing()
    {
        using var network = Network();
        using var stream = new MemoryStream();
        using var readOnly = new MemoryStream([], writable: false);

        Assert.Equal("format", Assert.Throws<ArgumentException>(() => network.SaveWeights(stream, WeightFormat.LegacyPyTorch)).ParamName);
        Assert.Equal("stream", Assert.Throws<ArgumentException>(() => network.SaveWeights(readOnly, WeightFormat.Safetensors)).ParamName);
        Assert.Equal("stream", Assert.Throws<ArgumentNullException>(() => network.SaveWeights(null!, WeightFormat.Safetensors)).ParamName);
        Assert.Equal(0, stream.Length);
    }

    private static TinyNetwork Network() => new(classes: 3) { WeightsInfo = new() { ClassNames = ["a", "b", "c"] } };

    /// <summary>A stream that cannot seek, like a network stream.</summary>
    private sealed class OneWayStream(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
