using System.IO.Compression;
using System.Text;
using System.Text.Json;
using EffNet.Models;
using EffNet.Pictures;
using EffNet.Weights;
using EffNet.Weights.Tests.Models;
using EffNet.Weights.Tests.Support;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>Metadata that a network saves, and that a network has after loading.</summary>
public sealed class WeightsInfoTests : FileTests
{
    private static readonly Preprocessing s_own = new(40, 32, Interpolation.Bilinear, new ChannelValues(0.1f, 0.2f, 0.3f), new ChannelValues(0.25f));
    private static readonly string[] s_names = ["cat", "dog", "Žirafa \"tall\"", "zebra", "\u6f22"];

    private static WeightsInfo Info => new() { Preprocessing = s_own, ClassNames = s_names, Checkpoint = "own/start" };

    [Theory]
    [InlineData("weights.safetensors")]
    [InlineData("weights.pth")]
    [InlineData("weights.pt")]
    public void Loaded_network_has_the_metadata_of_the_saved_one(string file)
    {
        using var saved = new TinyNetwork { WeightsInfo = Info };
        saved.SaveWeights(PathOf(file));
        using var loaded = new TinyNetwork();

        loaded.LoadWeights(PathOf(file));

        Assert.Equal((s_own, "own/start", "TinyNetwork"), (loaded.WeightsInfo.Preprocessing, loaded.WeightsInfo.Checkpoint, loaded.WeightsInfo.Network));
        Assert.Equal(s_names, loaded.WeightsInfo.ClassNames);
        Assert.Matches(@"^\d+\.\d+\.\d+", loaded.WeightsInfo.Version);
    }

    [Fact]
    public void Network_created_from_a_file_has_the_class_and_channel_counts_of_the_file_and_is_in_evaluation_mode()
    {
        using var saved = new TinyNetwork(classes: 3, inputChannels: 1) { WeightsInfo = new() { Preprocessing = s_own, ClassNames = ["a", "b", "c"] } };
        saved.SaveWeights(PathOf("three.safetensors"));

        using var loaded = TinyNetwork.Load(PathOf("three.safetensors"));

        Assert.Equal((3, 1, false), (loaded.ClassCount, loaded.InputChannels, loaded.training));
        Assert.Equal(["a", "b", "c"], loaded.WeightsInfo.ClassNames);
        Bits.Of(saved).AssertAre(loaded);
    }

    [Fact]
    public void Network_keeps_the_report_of_the_loaded_file()
    {
        using var saved = new TinyNetwork(classes: 3);
        saved.SaveWeights(PathOf("three.safetensors"));

        using var loaded = TinyNetwork.Load(PathOf("three.safetensors"), classes: 7);

        Assert.Null(saved.WeightsReport);
        Assert.Contains("classifier.1.weight", loaded.WeightsReport!.Kept);
        Assert.Same(loaded.LoadWeights(PathOf("three.safetensors"), keepClassifier: true), loaded.WeightsReport);
    }

    [Theory]
    [InlineData("three.dat")]
    [InlineData("three.pth")]
    public void Network_created_from_a_file_without_metadata_has_the_class_count_of_the_classifier(string file)
    {
        using var saved = new TinyNetwork(classes: 3);
        ((nn.Module)saved).SaveWeights(PathOf(file));
        using var loaded = TinyNetwork.Load(PathOf(file));

        Assert.Equal(3, loaded.ClassCount);
        Assert.Null(loaded.WeightsInfo.ClassNames);
    }

    [Fact]
    public void Network_created_with_another_class_count_has_a_new_classifier_and_no_class_names()
    {
        using var saved = new TinyNetwork { WeightsInfo = Info };
        saved.SaveWeights(PathOf("five.safetensors"));

        using var loaded = TinyNetwork.Load(PathOf("five.safetensors"), classes: 2);

        Assert.Equal(2, loaded.ClassCount);
        Assert.Null(loaded.WeightsInfo.ClassNames);
        Assert.Equal(s_own, loaded.WeightsInfo.Preprocessing);
        Assert.NotEqual(0, loaded.Classifier.Linear!.weight.abs().max().item<float>());
        Assert.Equal(saved.Stem.Conv.weight.bytes.ToArray(), loaded.Stem.Conv.weight.bytes.ToArray());
    }

    [Fact]
    public void Kept_classifier_keeps_its_class_names()
    {
        using var saved = new TinyNetwork { WeightsInfo = Info };
        saved.SaveWeights(PathOf("five.safetensors"));
        using var network = new TinyNetwork(classes: 2) { WeightsInfo = new() { ClassNames = ["left", "right"] } };

        network.LoadWeights(PathOf("five.safetensors"), keepClassifier: true);

        Assert.Equal(["left", "right"], network.WeightsInfo.ClassNames);
    }

    [Fact]
    public void Loading_a_file_without_metadata_removes_earlier_metadata()
    {
        using var saved = new TinyNetwork();
        saved.SaveWeights(PathOf("plain.dat"));
        using var network = new TinyNetwork { WeightsInfo = Info };

        network.LoadWeights(PathOf("plain.dat"));

        Assert.Equal(WeightsInfo.Unknown, network.WeightsInfo);
    }

    [Fact]
    public void File_that_fails_to_load_does_not_change_the_metadata_of_the_network()
    {
        using var saved = new TinyDeeper { WeightsInfo = Info };
        saved.SaveWeights(PathOf("deeper.safetensors"));
        using var network = new TinyNetwork();

        Assert.Throws<WeightMismatchException>(() => network.LoadWeights(PathOf("deeper.safetensors")));

        Assert.Equal(WeightsInfo.Unknown, network.WeightsInfo);
    }

    [Fact]
    public void File_in_the_catalog_is_recognized_by_its_name()
    {
        using var saved = new EfficientNetB0();
        saved.SaveWeights(PathOf("plain.dat"));
        using var again = new EfficientNetB0(initialize: false);
        File.Copy(PathOf("plain.dat"), PathOf("efficientnet_b0.ra4_e3600_r224_in1k.safetensors"));

        again.LoadWeights(PathOf("efficientnet_b0.ra4_e3600_r224_in1k.safetensors"));

        Assert.Equal("timm/efficientnet_b0.ra4_e3600_r224_in1k", again.WeightsInfo.Checkpoint);
        Assert.Equal((248, new ChannelValues(0.5f)), (again.WeightsInfo.Preprocessing!.Resize, again.WeightsInfo.Preprocessing.Mean));
        Assert.Same(ImageNetLabels.All, again.WeightsInfo.ClassNames);
    }

    [Fact]
    public void File_with_a_torchvision_name_and_another_hash_is_not_recognized()
    {
        using var saved = new EfficientNetB0();
        saved.SaveWeights(PathOf("plain.dat"));
        using var again = new EfficientNetB0(initialize: false);
        File.Copy(PathOf("plain.dat"), PathOf("efficientnet_b0_rwightman-7f5810bc.pth"));

        again.LoadWeights(PathOf("efficientnet_b0_rwightman-7f5810bc.pth"));

        Assert.Equal(WeightsInfo.Unknown, again.WeightsInfo);
    }

    [Fact]
    public void Metadata_of_the_file_overrides_the_catalog()
    {
        using var saved = new EfficientNetB0 { WeightsInfo = new() { Preprocessing = s_own } };
        saved.SaveWeights(PathOf("efficientnet_b0.ra_in1k.safetensors"));
        using var again = new EfficientNetB0(initialize: false);

        again.LoadWeights(PathOf("efficientnet_b0.ra_in1k.safetensors"));

        Assert.Equal(s_own, again.WeightsInfo.Preprocessing);
    }

    [Theory]
    [InlineData("effnet.preprocessing", "{\"resize\":40}")]
    [InlineData("effnet.preprocessing", "{\"resize\":0,\"crop\":1,\"interpolation\":\"bicubic\",\"mean\":[0,0,0],\"std\":[1,1,1]}")]
    [InlineData("effnet.preprocessing", "{\"resize\":1,\"crop\":1,\"interpolation\":\"bicubic\",\"mean\":[0,0,0],\"std\":[1,0,1]}")]
    [InlineData("effnet.preprocessing", "not JSON")]
    [InlineData("effnet.class_names", "[1,2]")]
    [InlineData("effnet.class_names", "[\"\\ud800\"]")]
    [InlineData("effnet.classes", "-5")]
    [InlineData("effnet.input_channels", "99999999999999999999")]
    [InlineData("effnet.padding", "valid")]
    [InlineData("effnet.batch_norm_eps", "1e400")]
    public void Malformed_metadata_of_a_safetensors_file_throws_with_its_key(string key, string text)
    {
        using var network = new TinyNetwork();
        network.SaveWeights(PathOf("plain.safetensors"));
        Rewrite(PathOf("plain.safetensors"), metadata => metadata[key] = text);

        var error = Assert.Throws<WeightFileException>(() => network.LoadWeights(PathOf("plain.safetensors")));

        Assert.Equal(key, error.Entry);
    }

    [Fact]
    public void File_with_another_number_of_class_names_than_classes_throws()
    {
        using var network = new TinyNetwork();
        network.SaveWeights(PathOf("plain.safetensors"));
        Rewrite(PathOf("plain.safetensors"), metadata => metadata["effnet.class_names"] = "[\"a\",\"b\"]");

        Assert.Throws<WeightFileException>(() => network.LoadWeights(PathOf("plain.safetensors")));
    }

    [Fact]
    public void Metadata_of_other_programs_and_later_versions_is_ignored()
    {
        using var network = new TinyNetwork();
        network.SaveWeights(PathOf("plain.safetensors"));
        Rewrite(PathOf("plain.safetensors"), metadata => (metadata["effnet.mood"], metadata["author"]) = ("good", "me"));

        network.LoadWeights(PathOf("plain.safetensors"));

        Assert.Equal("TinyNetwork", network.WeightsInfo.Network);
    }

    [Fact]
    public void Different_padding_or_epsilon_in_the_metadata_causes_a_warning()
    {
        using var network = new TinyNetwork();
        network.SaveWeights(PathOf("plain.safetensors"));
        Rewrite(PathOf("plain.safetensors"), metadata => (metadata["effnet.padding"], metadata["effnet.batch_norm_eps"]) = ("same", "0.001"));

        Assert.Equal(2, network.LoadWeights(PathOf("plain.safetensors")).Warnings.Count);
    }

    [Fact]
    public void WeightsInfo_with_a_wrong_number_of_class_names_throws()
    {
        using var network = new TinyNetwork();

        Assert.Throws<ArgumentException>(() => network.WeightsInfo = new() { ClassNames = ["one"] });
    }

    [Fact]
    public void WeightsInfo_copies_its_class_names()
    {
        var names = new List<string> { "a", "b" };
        var info = new WeightsInfo { ClassNames = names };

        names.Clear();

        Assert.Equal(["a", "b"], info.ClassNames);
        Assert.Equal(info, new WeightsInfo { ClassNames = ["a", "b"] });
    }

    [Theory]
    [InlineData("weights.safetensors")]
    [InlineData("weights.pth")]
    public void Exception_for_wrong_weights_names_the_variant_in_the_metadata(string file)
    {
        using var saved = new EfficientNetB0();
        saved.SaveWeights(PathOf(file));
        using var network = new EfficientNetB1(initialize: false);

        Assert.EndsWith(
            "The file has the weights of EfficientNetB0; this network is EfficientNetB1.",
            Assert.Throws<WeightMismatchException>(() => network.LoadWeights(PathOf(file))).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Without metadata, the variant is found by its parameter count, first in the family and then in the catalog.</summary>
    [Fact]
    public void Exception_for_wrong_weights_names_the_variant_with_the_same_parameter_count()
    {
        using var deeper = new TinyDeeper(classes: 7);
        deeper.SaveWeights(PathOf("deeper.dat"));
        using var tiny = new TinyNetwork();
        using var resnet = new ResNet18();
        resnet.SaveWeights(PathOf("resnet.dat"));

        var own = Assert.Throws<WeightMismatchException>(() => tiny.LoadWeights(PathOf("deeper.dat")));
        var other = Assert.Throws<WeightMismatchException>(() => tiny.LoadWeights(PathOf("resnet.dat")));

        Assert.EndsWith("TinyDeeper; this network is TinyNetwork.", own.Message, StringComparison.Ordinal);
        Assert.EndsWith("ResNet18; this network is TinyNetwork.", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PyTorch_archive_contains_the_metadata()
    {
        using var network = new TinyNetwork { WeightsInfo = Info };
        network.SaveWeights(PathOf("weights.pth"));

        using var archive = ZipFile.OpenRead(PathOf("weights.pth"));
        using var metadata = JsonDocument.Parse(archive.GetEntry("archive/extra/effnet.json")!.Open());

        Assert.Equal("TinyNetwork", metadata.RootElement.GetProperty("effnet.network").GetString());
        Assert.Equal("5", metadata.RootElement.GetProperty("effnet.classes").GetString());
    }

    /// <summary>Changes the metadata of a safetensors file.</summary>
    private static void Rewrite(string path, Action<Dictionary<string, string>> change)
    {
        var file = File.ReadAllBytes(path);
        var length = (int)BitConverter.ToInt64(file);
        var header = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(file.AsSpan(8, length))!;
        var metadata = header["__metadata__"].Deserialize<Dictionary<string, string>>()!;
        change(metadata);
        header["__metadata__"] = JsonSerializer.SerializeToElement(metadata);
        var text = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(header));
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((long)text.Length), .. text, .. file[(8 + length)..]]);
    }
}
