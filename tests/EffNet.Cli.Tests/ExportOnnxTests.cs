using System.Text.Json.Nodes;
using EffNet.Onnx;

namespace EffNet.Cli.Tests;

public sealed class ExportOnnxTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly string _file;
    private readonly string _weights;

    public ExportOnnxTests()
    {
        _file = _directory.Write("small.effnet", Models.Small("variant A { phi: 0; }"));
        _weights = _directory.PathOf("a.safetensors");
        WeightsOfNetwork.Write(_weights, SourceFile.Load(_file).Variants.Single().Network!);
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Export_writes_an_ONNX_model_with_metadata()
    {
        var model = _directory.PathOf("a.onnx");

        var run = ToolRun.Of("export", _file, "--weights", _weights, "-o", model);

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{model}: ONNX of SmallA, ", run.Error, StringComparison.Ordinal);
        var info = OnnxModelInfo.Read(model);
        Assert.Equal(("Small", "A", "SmallA", "small.effnet", 64), (info.Family, info.Variant, info.Weights.Network, info.SourceFile, info.SourceSha256?.Length));
        Assert.Equal(SourceFile.Load(_file).Variants.Single().Network!.Parameters, info.Parameters);
    }

    [Fact]
    public void Json_of_export_to_ONNX_has_format_type_classes_and_size()
    {
        var model = _directory.PathOf("a.onnx");

        var run = ToolRun.Of("export", _file, "--variant", "a", "--weights", _weights, "-o", model, "--outputs", "embedding, logits", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var root = JsonNode.Parse(run.Output)!;
        Assert.Equal(("ONNX", "SmallA", 10, new FileInfo(model).Length), ((string)root["format"]!, (string)root["type"]!, (int)root["classCount"]!, (long)root["bytes"]!));
    }

    [Fact]
    public void Export_with_external_weights_reports_both_files_and_their_total_size()
    {
        var (file, weights, model) = (_directory.Write("large.effnet", Models.Small("variant A { phi: 6; }")), _directory.PathOf("large.safetensors"), _directory.PathOf("a.onnx"));
        WeightsOfNetwork.Write(weights, SourceFile.Load(file).Variants.Single().Network!);

        var run = ToolRun.Of("export", file, "--weights", weights, "-o", model, "--external-weights", "--json");

        Assert.Equal(new FileInfo(model).Length + new FileInfo(model + ".data").Length, (long)JsonNode.Parse(run.Output)!["bytes"]!);
        Assert.StartsWith(
            $"{model} and {model}.data: ONNX of SmallA, ", ToolRun.Of("export", file, "--weights", weights, "-o", model, "--external-weights").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("safetensors", "names the network SmallA")]
    [InlineData("onnx", "the model is not this network but, according to its metadata, SmallA: ")]
    public void Weights_that_state_another_network_are_an_error_that_names_it(string ending, string problem)
    {
        var (weights, other) = (_directory.PathOf($"stated.{ending}"), _directory.Write("other.effnet", Models.Small("variant B { phi: 2; }")));
        if (ending == "onnx")
            ToolRun.Of("export", _file, "--weights", _weights, "-o", weights);
        else
            WeightsOfNetwork.Write(weights, SourceFile.Load(_file).Variants.Single().Network!, stated: "SmallA");

        var run = ToolRun.Of("export", other, "--weights", weights, "-o", _directory.PathOf("a.pt"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exported_ONNX_model_is_exported_again_to_the_same_bytes()
    {
        var (first, second) = (_directory.PathOf("a.onnx"), _directory.PathOf("b.onnx"));
        ToolRun.Of("export", _file, "--weights", _weights, "-o", first, "--keep-batch-norms");

        var run = ToolRun.Of("export", _file, "--weights", first, "-o", second, "--keep-batch-norms");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    [Theory]
    [InlineData("--outputs", "logit", "Unknown output 'logit'")]
    [InlineData("--precision", "float16", "Unknown precision 'float16'")]
    [InlineData("--height", "0", "'0' is not a height")]
    [InlineData("--height", "64", "'--height' and '--width' require '--fixed-size'")]
    [InlineData("--mode", "training", "'--mode' has no effect on ONNX")]
    [InlineData("-o", "model.pb", "has an unknown extension; expected .onnx, .pt or .engine")]
    public void A_wrong_option_of_export_prints_one_line_and_exits_with_2(string option, string value, string problem)
    {
        string[] output = option == "-o" ? [] : ["-o", _directory.PathOf("a.onnx")];

        var run = ToolRun.Of(["export", _file, "--weights", _weights, .. output, option, value]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Export_with_pictures_requires_preprocessing()
    {
        var run = ToolRun.Of("export", _file, "--weights", _weights, "-o", _directory.PathOf("a.onnx"), "--pictures");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'--pictures' requires the preprocessing of images", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_directory.PathOf("a.onnx")));
    }

    [Fact]
    public void Export_of_weights_of_another_network_is_an_error()
    {
        var other = _directory.Write("other.effnet", Models.Small("variant B { width: 2; depth: 1; resolution: 32; }"));

        var run = ToolRun.Of("export", other, "--weights", _weights, "-o", _directory.PathOf("a.onnx"));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("effnet export: error", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_directory.PathOf("a.onnx")));
    }

    [Fact]
    public void Export_to_ONNX_requires_one_of_several_variants()
    {
        var two = _directory.Write("two.effnet", Models.Small("variant A { phi: 0; } variant B { phi: 1; }"));

        Assert.Contains("--variant", ToolRun.Of("export", two, "--weights", _weights, "-o", _directory.PathOf("a.onnx")).Error, StringComparison.Ordinal);
        Assert.Contains(
            "Unknown variant 'C'", ToolRun.Of("export", two, "--variant", "C", "--weights", _weights, "-o", _directory.PathOf("a.onnx")).Error, StringComparison.Ordinal);
    }
}
