using System.Text;
using EffNet.Weights;
using EffNet.Weights.Tests.Support;
using Xunit;

namespace EffNet.Weights.Tests;

/// <summary>Metadata next to the tensors. Only texts are read, and metadata of other programs never prevents loading.</summary>
public sealed class MetadataTests : FileTests
{
    private const string Bias = "\"2.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}";

    [Theory]
    [InlineData("{}", new string[0])]
    [InlineData("null", new string[0])]
    [InlineData("\"pt\"", new string[0])]
    [InlineData("[1,{\"a\":\"b\"}]", new string[0])]
    [InlineData("{\"format\":\"pt\",\"step\":1,\"nested\":{\"a\":\"b\"},\"list\":[\"x\"],\"last\":\"ü\"}", new[] { "format=pt", "last=ü" })]
    public void Metadata_of_a_safetensors_file_is_read(string metadata, string[] expected)
    {
        var path = Write("a.safetensors", SafetensorsBytes.Of($"{{\"__metadata__\":{metadata},{Bias}}}", 12));

        using var file = WeightFile.Open(path);

        Assert.Equal(expected, file.Metadata.Select(m => $"{m.Key}={m.Value}").Order());
    }

    [Fact]
    public void Metadata_of_an_archive_is_read()
    {
        using var file = WeightFile.Open(Write("a.pth", Archive.Write([.. LayerFile.Entries(), Record("{\"variant\":\"B0\",\"classes\":\"3\"}")])));

        Assert.Equal(["classes=3", "variant=B0"], file.Metadata.Select(m => $"{m.Key}={m.Value}").Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    public void Malformed_metadata_in_an_archive_throws(string json) =>
        Assert.Equal("archive/extra/effnet.json", Refuse(Archive.Write([.. LayerFile.Entries(), Record(json)])).Entry);

    [Fact]
    public void Metadata_of_an_archive_above_the_size_limit_throws() =>
        Assert.Equal("archive/extra/effnet.json", Refuse(Archive.Write([.. LayerFile.Entries(), Record($"{{\"a\":\"{new string('x', 16 << 20)}\"}}")])).Entry);

    [Theory]
    [InlineData("archive/extra/other.json")]
    [InlineData("archive/effnet.json")]
    [InlineData("other/extra/effnet.json")]
    public void Other_entries_of_an_archive_are_not_read_as_metadata(string name)
    {
        using var file = WeightFile.Open(Write("a.pth", Archive.Write([.. LayerFile.Entries(), new ArchiveEntry(name, "{"u8.ToArray())])));

        Assert.Empty(file.Metadata);
    }

    private static ArchiveEntry Record(string json) => new("archive/extra/effnet.json", Encoding.UTF8.GetBytes(json));
}
