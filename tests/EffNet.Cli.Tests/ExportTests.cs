using System.IO.Compression;
using System.Text.Json.Nodes;
using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.Cli.Tests;

public sealed class ExportTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly string _file;
    private readonly string _weights;
    private readonly string _output;

    public ExportTests()
    {
        _file = _directory.Write("small.effnet", Models.Small());
        _weights = WeightsOfNetwork.Write(_directory.PathOf("a.safetensors"), Network);
        _output = _directory.PathOf("a.pt");
    }

    private Network Network => SourceFile.Load(_file).Variants.Single().Network!;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void An_archive_for_evaluation_has_folded_norms()
    {
        var run = Export();

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Matches($@"^{_output}: TorchScript for evaluation, [\d.]+ KiB\n$", run.Error);
        Assert.Equal(["features.0.0.weight", "features.0.0.bias"], Tensors().Take(2));
        Assert.DoesNotContain(Tensors(), name => name.Contains("running", StringComparison.Ordinal));
        Assert.Contains("class SmallA(Module):", Read("code/__torch__.py"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--keep-batch-norms")]
    [InlineData("--mode", "training")]
    public void Other_archives_have_all_tensors_of_the_network(params string[] options)
    {
        var run = Export(options);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Network.State.Select(t => t.Name), Tensors());
        Assert.Equal(options.Contains("training"), Read("code/__torch__/layers.py").Contains("self.training", StringComparison.Ordinal));
    }

    [Fact]
    public void Metadata_of_the_weights_is_in_the_archive()
    {
        Export();
        using var reader = WeightReader.Open(_output);

        Assert.Equal("SmallA", reader.Metadata["effnet.network"]);
        Assert.StartsWith("[\"class 0\",", reader.Metadata["effnet.class_names"], StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_file_and_its_size()
    {
        var run = Export("--json");

        var root = JsonNode.Parse(run.Output)!;
        Assert.Equal((_output, "TorchScript", new FileInfo(_output).Length), ((string)root["path"]!, (string)root["format"]!, (long)root["bytes"]!));
    }

    [Fact]
    public void The_network_has_the_classes_of_the_weights()
    {
        WeightsOfNetwork.Write(_weights, Network.With(classCount: 3));

        Assert.Equal(0, Export().ExitCode);

        using var reader = WeightReader.Open(_output);
        Assert.Equal([3L], reader.Find("classifier.1.bias").Shape);
    }

    [Fact]
    public void Half_precision_weights_become_single_precision_like_images()
    {
        WeightsOfNetwork.Write(_weights, Network, isHalf: true);

        Assert.Equal(0, Export("--keep-batch-norms").ExitCode);

        using var half = WeightReader.Open(_weights);
        using var single = WeightReader.Open(_output);
        Assert.All(single.Tensors, t => Assert.Contains(t.Type.Name, (string[])["Float32", "Int64"]));
        Assert.All(single.Tensors, t => Assert.Equal(half.ReadSingles(half.Find(t.Name)), single.ReadSingles(t)));
    }

    [Fact]
    public void Weights_without_a_tensor_are_an_error_and_nothing_is_written()
    {
        WeightsOfNetwork.Write(_weights, Network, name => name != "features.1.0.block.0.0.weight");

        var run = Export();

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("features.1.0.block.0.0.weight", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_output));
    }

    [Fact]
    public void A_missing_variant_is_an_error_that_names_it() =>
        Assert.Equal(
            (1, $"{_file}: error : Unknown variant 'B'; the file declares A.\n"), Outcome(ToolRun.Of("export", _file, "--variant", "B", "--weights", _weights, "-o", _output)));

    [Fact]
    public void A_variant_without_a_network_is_an_error_that_names_it()
    {
        var file = _directory.Write("broken.effnet", Models.Small("variant A { phi: -1; }"));

        var run = ToolRun.Of("export", file, "--variant", "A", "--weights", _weights, "-o", _output);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"{file}: error : Variant 'A' has errors and no network; correct the errors in the file.", run.ErrorLines[^1]);
    }

    [Fact]
    public void Variants_with_the_same_name_are_distinguished_by_their_types()
    {
        var other = Models.Small().Replace("family Small", "family Other", StringComparison.Ordinal);
        var file = _directory.Write("two.effnet", Models.Small() + other[other.IndexOf("public family", StringComparison.Ordinal)..]);

        var run = ToolRun.Of("export", file, "--variant", "A", "--weights", _weights, "-o", _output);

        Assert.Equal((1, $"{file}: error : 2 variants have the name 'A'; specify the type of one with --variant: SmallA, OtherA.\n"), Outcome(run));
        Assert.Equal(0, ToolRun.Of("export", file, "--variant", "OtherA", "--weights", _weights, "-o", _output).ExitCode);
    }

    [Fact]
    public void A_file_with_several_variants_requires_the_name_of_one()
    {
        var file = _directory.Write("several.effnet", Models.Small("variant A { phi: 0; }\n  variant B { phi: 1; }"));

        var run = ToolRun.Of("export", file, "--weights", _weights, "-o", _output);

        Assert.Equal((1, $"{file}: error : The file declares 2 variants; specify one with --variant: A, B.\n"), Outcome(run));
    }

    [Fact]
    public void Missing_weights_are_an_error_that_names_them() =>
        Assert.Contains("missing.pth", ToolRun.Of("export", _file, "--variant", "A", "--weights", _directory.PathOf("missing.pth"), "-o", _output).Error, StringComparison.Ordinal);

    [Fact]
    public void A_missing_folder_is_an_error_that_names_it() =>
        Assert.Contains(
            "there is no folder", ToolRun.Of("export", _file, "--variant", "A", "--weights", _weights, "-o", _directory.PathOf("missing/a.pt")).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("'a.bin' has an unknown extension; expected .onnx, .pt or .engine.", "-o", "a.bin")]
    [InlineData("'--mode' is 'train'; expected evaluation or training.", "-o", "a.pt", "--mode", "train")]
    [InlineData("An archive for training always keeps batch norms; remove '--keep-batch-norms'.", "-o", "a.pt", "--mode", "training", "--keep-batch-norms")]
    public void A_usage_error_prints_the_error(string message, params string[] options) =>
        Assert.Equal((2, message + "\n"), Outcome(ToolRun.Of(["export", _file, "--variant", "A", "--weights", _weights, .. options])));

    private ToolRun Export(params string[] options) => ToolRun.Of(["export", _file, "--variant", "A", "--weights", _weights, "-o", _output, .. options]);

    private static (int ExitCode, string Error) Outcome(ToolRun run) => (run.ExitCode, run.Error);

    private List<string> Tensors()
    {
        using var reader = WeightReader.Open(_output);
        return [.. reader.Tensors.Select(t => t.Name)];
    }

    private string Read(string entry)
    {
        using var archive = ZipFile.OpenRead(_output);
        using var reader = new StreamReader(archive.GetEntry($"archive/{entry}")!.Open());
        return reader.ReadToEnd();
    }
}
