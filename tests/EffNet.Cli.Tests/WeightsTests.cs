using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EffNet.CheckpointTests.Support;
using EffNet.Weights;

namespace EffNet.Cli.Tests;

public sealed class WeightsTests : IDisposable
{
    private const string Name = "timm/efficientnet_b0.ra_in1k";
    private const string Address = "/huggingface.co/timm/efficientnet_b0.ra_in1k/resolve/main/model.safetensors";

    private static readonly byte[] s_file = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31))];
    private static readonly string s_hash = Convert.ToHexStringLower(SHA256.HashData(s_file));

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private string Cached => _directory.PathOf("timm/efficientnet_b0.ra_in1k.safetensors");

    [Fact]
    public void Weights_list_has_all_checkpoints()
    {
        var run = Run(null, "weights", "list");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(Checkpoints.All.Select(c => c.Name), run.OutputLines.Skip(2).Select(line => line.Split(' ')[0]));
        Assert.DoesNotContain(run.OutputLines, line => line.EndsWith(' '));
    }

    [Fact]
    public void Weights_show_lists_the_tensors_of_a_file()
    {
        var path = _directory.PathOf("two.safetensors");
        const string Header =
            """{"__metadata__":{"format":"pt"},"a.weight":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"b":{"dtype":"I64","shape":[],"data_offsets":[8,16]}}""";
        System.IO.File.WriteAllBytes(path, [.. BitConverter.GetBytes((ulong)Header.Length), .. System.Text.Encoding.ASCII.GetBytes(Header), .. new byte[16]]);

        var run = Run(null, "weights", "show", path);
        var json = JsonNode.Parse(Run(null, "weights", "show", path, "--json").Output)!;

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["a.weight  Float32  (2, 1)", "b         Int64    ()", $"{path}: Safetensors, 2 tensors, 3 numbers, 16 bytes", "format: pt"], run.OutputLines.Skip(2));
        Assert.Equal(("Safetensors", "a.weight", 8), ((string)json["format"]!, (string)json["tensors"]![0]!["name"]!, (int)json["tensors"]![0]!["bytes"]!));
    }

    [Fact]
    public void Weights_show_escapes_and_shortens_names_of_tensors()
    {
        var path = _directory.PathOf("odd.safetensors");
        var dimensions = string.Join(',', Enumerable.Repeat("1", 100_000));
        var entry = $$"""{"dtype":"F32","shape":[{{dimensions}}],"data_offsets":[0,4]}""";
        var header = $$$"""{"__metadata__":{"k\u001b]0;t\u0007":"v\u001b[2J"},"\u001b[31mred\n{{{new string('x', 1000)}}}":{{{entry}}} }""";
        System.IO.File.WriteAllBytes(path, [.. BitConverter.GetBytes((ulong)header.Length), .. System.Text.Encoding.ASCII.GetBytes(header), .. new byte[4]]);

        var run = Run(null, "weights", "show", path);

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains("\\u001b[31mred", run.Output, StringComparison.Ordinal);
        Assert.Contains(", 1, …)", run.Output, StringComparison.Ordinal);
        Assert.InRange(run.Output.Length, 1, 2_000);
    }

    [Fact]
    public void Weights_show_of_a_file_without_weights_causes_one_error()
    {
        var path = _directory.PathOf("text.pth");
        System.IO.File.WriteAllText(path, "no weights");

        var run = Run(null, "weights", "show", path);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(path, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(1, Run(null, "weights", "show", _directory.PathOf("none.pth")).ExitCode);
    }

    [Theory]
    [InlineData("TIMM/EFFICIENTNET_B0", "timm/efficientnet_b0.ra_in1k timm/efficientnet_b0.ra4_e3600_r224_in1k")]
    [InlineData("*/efficientnet_b?.imagenet1k_v2", "torchvision/efficientnet_b1.imagenet1k_v2")]
    [InlineData("--network=EfficientNetLite4", "timm/tf_efficientnet_lite4.in1k")]
    public void A_pattern_or_a_network_filters_the_list_of_weights(string argument, string names) =>
        Assert.Equal(names.Split(' '), Run(null, "weights", "list", argument).OutputLines.Skip(2).Select(line => line.Split(' ')[0]));

    [Fact]
    public void Weights_list_shows_properties_and_cached_files()
    {
        Directory.CreateDirectory(_directory.PathOf("torchvision"));
        _directory.Write("torchvision/efficientnet_v2_l-59c71312.pth", "");

        var run = Run(null, "weights", "list", "--network", "EfficientNetV2L");

        Assert.Equal(
            """
            Name                                         Network           Top-1      Image        Size  Cached
            -------------------------------------------  ---------------  ------  ---------  ----------  ------
            torchvision/efficientnet_v2_l.imagenet1k_v1  EfficientNetV2L  85.808  480 x 480  454.57 MiB     yes
            timm/tf_efficientnetv2_l.in21k_ft_in1k       EfficientNetV2L       -  384 x 384           -       -
            timm/tf_efficientnetv2_l.in1k                EfficientNetV2L       -  384 x 384           -       -

            """.ReplaceLineEndings("\n"),
            run.Output);
    }

    [Fact]
    public void Weights_list_with_a_pattern_without_matches_is_an_error()
    {
        Assert.Equal(new ToolRun(1, "", "No checkpoint matches 'vgg'; 'effnet weights list' lists all of them.\n"), Run(null, "weights", "list", "vgg"));
        Assert.Equal((1, """{"checkpoints":[]}"""), (Run(null, "weights", "list", "vgg", "--json") is var run ? run.ExitCode : 0, JsonNode.Parse(run.Output)!.ToJsonString()));
    }

    [Fact]
    public void Json_of_weights_list_has_the_preprocessing_of_images()
    {
        var listed = JsonNode.Parse(Run(null, "weights", "list", "tf_efficientnet_b0.ap", "--json").Output)!["checkpoints"]!.AsArray();

        Assert.Equal(
            """{"name":"timm/tf_efficientnet_b0.ap_in1k","network":"TfEfficientNetB0","address":"https://huggingface.co/"""
            + """timm/tf_efficientnet_b0.ap_in1k/resolve/main/model.safetensors","sha256":null,"mebibytes":"""
            + """null,"top1":77.1,"top5":93.258,"classes":1000,"padding":"same","batchNormEpsilon":0.001,"resize":"""
            + """256,"crop":224,"interpolation":"bicubic","mean":[0.5,0.5,0.5],"standardDeviation":[0.5,0.5,0.5],"cached":null}""",
            Assert.Single(listed)!.ToJsonString());
    }

    [Fact]
    public async Task Weights_get_downloads_a_checkpoint_once_and_prints_its_path()
    {
        await using var server = await FileServer.StartAsync(FileServer.CutAfter(s_file, 100_000), FileServer.Whole(s_file));

        var first = Run(server.Address, "weights", "get", "efficientnet_b0.ra_in1k");
        var second = Run(server.Address, "weights", "get", Name, "EFFICIENTNET_B0.RA_IN1K");

        Assert.Equal(new ToolRun(0, $"{Cached}\n", $"{Name}: 292.97 KiB; hash: unknown, only the length was verified\n"), first);
        Assert.Equal(new ToolRun(0, $"{Cached}\n", $"{Name}: 292.97 KiB, already in the cache; hash: unchanged since the download\n"), second);
        Assert.Equal(s_file, await System.IO.File.ReadAllBytesAsync(Cached, TestContext.Current.CancellationToken));
        Assert.Equal([Address, Address], server.Requests.Select(r => r.Target));
        Assert.EndsWith("  yes", Run(null, "weights", "list", Name).OutputLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_of_weights_get_has_the_downloaded_files_and_their_verification()
    {
        await using var storage = await FileServer.StartAsync(FileServer.Whole(s_file));
        await using var hub = await FileServer.StartAsync(FileServer.Redirect($"{storage.Address}file", $"\"{s_hash}\""));

        var run = Run(hub.Address, "weights", "get", Name, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"{Name}: 292.97 KiB; hash: matches the hash from the server, which proves an intact transfer but not the origin\n", run.Error);
        Assert.Equal(
            $$"""{"files":[{"name":"{{Name}}","path":{{JsonValue.Create(Cached).ToJsonString()}},"sha256":"{{s_hash}}","hash":"server","downloaded":true}],"problems":[]}""",
            JsonNode.Parse(run.Output)!.ToJsonString());
    }

    [Fact]
    public async Task Weights_get_with_output_copies_files_from_the_cache()
    {
        await using var server = await FileServer.StartAsync(FileServer.Whole(s_file));
        var copy = _directory.PathOf("weights/here/efficientnet_b0.ra_in1k.safetensors");

        var run = Run(server.Address, "weights", "get", Name, "--output", _directory.PathOf("weights/here"));

        Assert.Equal((0, $"{copy}\n"), (run.ExitCode, run.Output));
        Assert.Equal(s_file, await System.IO.File.ReadAllBytesAsync(copy, TestContext.Current.CancellationToken));
        Assert.Equal([copy], Directory.GetFiles(_directory.PathOf("weights/here")));
        Assert.True(System.IO.File.Exists(Cached));
    }

    [Fact]
    public async Task Weights_get_reports_an_unavailable_checkpoint_and_downloads_the_others()
    {
        await using var server = await FileServer.StartAsync(FileServer.Status(404), FileServer.Whole(s_file));

        var run = Run(server.Address, "weights", "get", "torchvision/efficientnet_b0.imagenet1k_v1", Name);

        Assert.Equal((1, $"{Cached}\n"), (run.ExitCode, run.Output));
        Assert.StartsWith(
            $"torchvision/efficientnet_b0.imagenet1k_v1: error : {server.Address}download.pytorch.org/models/efficientnet_b0_rwightman-7f5810bc.pth: "
            + "the server answered 404 Not Found.",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_get_with_a_wrong_hash_is_an_error()
    {
        await using var server = await FileServer.StartAsync(FileServer.Whole(s_file));

        var run = Run(server.Address, "weights", "get", "torchvision/efficientnet_b0.imagenet1k_v1", "--json");

        var report = JsonNode.Parse(run.Output)!;
        var problem = Assert.Single(report["problems"]!.AsArray())!;
        Assert.Equal((1, 0), (run.ExitCode, report["files"]!.AsArray().Count));
        Assert.Equal("torchvision/efficientnet_b0.imagenet1k_v1", (string?)problem["name"]);
        Assert.Contains($"the SHA-256 {s_hash}, but the catalog specifies 7f5810bc…", (string?)problem["message"], StringComparison.Ordinal);
        Assert.EndsWith($": error : {(string?)problem["message"]}\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("efficientnet_b0.ra_in2k", "No checkpoint matches 'efficientnet_b0.ra_in2k'; the most similar names are timm/efficientnet_b0.ra_in1k, ")]
    [InlineData("--all", "Unknown option '--all'; see 'effnet weights get --help'.")]
    public void Weights_get_with_an_unknown_name_or_option_is_a_usage_error(string name, string message)
    {
        var run = Run(null, "weights", "get", name);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list", "effnet weights list --network TfEfficientNetB7 --json")]
    [InlineData("get", "effnet weights get resnet50.imagenet1k_v2 --output weights")]
    public void Help_of_a_weights_command_has_examples_and_exit_codes(string command, string example)
    {
        var run = ToolRun.Of("weights", command, "--help");

        Assert.Contains($"  {example}\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("tf_efficientnet_b1", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nExit codes:\n  0  ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_get_shows_the_progress_on_a_terminal()
    {
        await using var server = await FileServer.StartAsync(FileServer.CutAfter(s_file, 100_000), FileServer.Whole(s_file));

        var run = ToolRun.Downloading(_directory.Path, server.Address, isTerminal: true, "weights", "get", Name, "--color=always");

        Assert.Equal($"{Cached}\n", run.Output);
        Assert.Contains("\u001b[", run.Error, StringComparison.Ordinal);
        Assert.EndsWith($"{Name}: 292.97 KiB; hash: unknown, only the length was verified\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_get_reads_cache_mirror_and_proxy_from_the_environment()
    {
        await using var proxy = await FileServer.StartAsync(FileServer.Whole(s_file));
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "EffNet.Cli.dll"), "weights", "get", Name])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string Name, string Value)[] variables =
        [
            ("EFFNET_CACHE", _directory.Path),
            ("EFFNET_WEIGHTS_MIRROR", "http://mirror.example/weights"),
            ("http_proxy", proxy.Address.AbsoluteUri),
            ("NO_PROXY", ""),
            ("no_proxy", ""),
        ];
        foreach (var (name, value) in variables)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, $"{Cached}{Environment.NewLine}"), (process.ExitCode, output));
        Assert.Equal($"http://mirror.example/weights{Address}", Assert.Single(proxy.Requests).Target);
    }

    private ToolRun Run(Uri? mirror, params string[] arguments) => ToolRun.Downloading(_directory.Path, mirror, isTerminal: false, arguments);
}
