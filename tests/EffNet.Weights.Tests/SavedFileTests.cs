using System.IO.Compression;
using System.Text.Json;
using EffNet.Models;
using EffNet.Weights.Tests.Support;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>Saved files, read according to the specifications of the formats and without this library.</summary>
public sealed class SavedFileTests : FileTests
{
    [Theory]
    [InlineData(null, "F32", 4)]
    [InlineData(ScalarType.Float16, "F16", 2)]
    [InlineData(ScalarType.BFloat16, "BF16", 2)]
    [InlineData(ScalarType.Float64, "F64", 8)]
    public void Safetensors_file_follows_the_specification(ScalarType? type, string word, int size)
    {
        using var network = new EfficientNetB0();
        var path = PathOf("weights.safetensors");
        network.SaveWeights(path, type);
        var file = File.ReadAllBytes(path);
        var length = BitConverter.ToInt64(file);
        Assert.Equal(0, (8 + length) % 8);
        using var header = JsonDocument.Parse(file.AsMemory(8, (int)length));
        Assert.Equal((byte)'{', file[8]);

        var end = 0L;
        var names = new List<string>();
        foreach (var property in header.RootElement.EnumerateObject())
        {
            if (property.Name == "__metadata__")
            {
                Assert.Equal("pt", property.Value.GetProperty("format").GetString());
                Assert.All(property.Value.EnumerateObject(), text => Assert.Equal(JsonValueKind.String, text.Value.ValueKind));
                continue;
            }

            var weight = network.state_dict()[property.Name];
            var isCount = property.Name.EndsWith("tracked", StringComparison.Ordinal);
            var bytes = weight.NumberOfElements * (isCount ? 8 : size);
            Assert.Equal(isCount ? "I64" : word, property.Value.GetProperty("dtype").GetString());
            Assert.Equal(weight.shape, property.Value.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64()));
            Assert.Equal([end, end + bytes], property.Value.GetProperty("data_offsets").EnumerateArray().Select(n => n.GetInt64()));
            Assert.Equal(0, (8 + length + end) % (isCount ? 8 : size));
            using var expected = isCount ? weight.alias() : weight.to(type ?? ScalarType.Float32);
            Assert.True(expected.bytes.SequenceEqual(file.AsSpan((int)(8 + length + end), (int)bytes)), property.Name);
            end += bytes;
            names.Add(property.Name);
        }

        Assert.Equal(file.Length, 8 + length + end);
        Assert.Equal(network.state_dict().Keys.Order(), names.Order());
    }

    [Fact]
    public void PyTorch_file_is_an_archive_with_the_required_entries()
    {
        using var module = Layers.CreateFilled();
        module.SaveWeights(PathOf("weights.pth"));
        using var archive = ZipFile.OpenRead(PathOf("weights.pth"));

        Assert.Equal(
            ["archive/byteorder", "archive/data.pkl", .. Enumerable.Range(0, 8).Select(i => $"archive/data/{i}"), "archive/version"],
            archive.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        Assert.All(archive.Entries, e => Assert.Equal(e.Length, e.CompressedLength));
        Assert.Equal("3\n", Text("version"));
        Assert.Equal("little", Text("byteorder"));

        string Text(string name)
        {
            using var reader = new StreamReader(archive.GetEntry("archive/" + name)!.Open());
            return reader.ReadToEnd();
        }
    }

    [Fact]
    public void Tensor_names_with_any_characters_are_saved_and_loaded()
    {
        foreach (var format in new[] { "safetensors", "pth" })
        {
            using var module = new Named("größe\"\\\u4e16\U0001F600<+>'");
            using var other = new Named("größe\"\\\u4e16\U0001F600<+>'");
            module.SaveWeights(PathOf("named." + format));
            other.LoadWeights(PathOf("named." + format));
            Bits.Of(module).AssertAre(other);
        }
    }

    [Fact]
    public void Every_element_type_is_saved_and_loaded()
    {
        foreach (var format in new[] { "safetensors", "pth", "dat" })
        {
            using var module = new Typed(fill: true);
            using var other = new Typed(fill: false);
            module.SaveWeights(PathOf("typed." + format));
            other.LoadWeights(PathOf("typed." + format));
            Bits.Of(module).AssertAre(other);
        }
    }

    [Fact]
    public void Saving_a_complex_tensor_throws_an_exception_that_names_it()
    {
        using var module = new Typed(fill: true, isComplex: true);

        Assert.Contains("'Complex'", Assert.Throws<ArgumentException>(() => module.SaveWeights(PathOf("complex.pth"))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    private sealed class Named : nn.Module
    {
        public Named(string name)
            : base("named")
        {
            register_parameter(name, new TorchSharp.Modules.Parameter(randn(2, 3)));
        }
    }

    private sealed class Typed : nn.Module
    {
        private static readonly ScalarType[] s_types =
        [
            ScalarType.Float32, ScalarType.Float64, ScalarType.Float16, ScalarType.BFloat16, ScalarType.Int64, ScalarType.Int32, ScalarType.Int16, ScalarType.Int8, ScalarType.Byte,
            ScalarType.Bool,
        ];

        public Typed(bool fill, bool isComplex = false)
            : base("typed")
        {
            foreach (var type in s_types)
                register_buffer(type.ToString(), fill ? ones(3, 2, dtype: type) : zeros(3, 2, dtype: type));
            register_buffer("Empty", zeros(0, 3));
            register_buffer("Scalar", fill ? tensor(2.5f) : tensor(0f));
            if (isComplex)
                register_buffer("Complex", zeros(2, dtype: ScalarType.ComplexFloat32));
        }
    }
}
