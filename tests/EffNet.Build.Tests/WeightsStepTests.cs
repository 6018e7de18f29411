using EffNet.Inference;
using EffNet.Language;
using EffNet.Networks;
using EffNet.Packer;
using EffNet.Testing;
using Xunit;

namespace EffNet.Build.Tests;

/// <summary>What a build does with <c>EffNetWeights</c>, and its errors.</summary>
public sealed class WeightsStepTests : IDisposable
{
    private const string Family = """
        effnet 1;
        namespace Sample;

        profile torchvision { padding: symmetric; }

        public family Tiny
        {
            input: image(channels: 3, size: 32); classes: 10; activation: silu; profile: torchvision;
            stem: conv(kernel: 3, stride: 2, channels: 8);
            top: head(channels: 16, pool: average);
            variant A { }
            variant B { width: 2; }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("effnet weights ");

    public WeightsStepTests() => File.WriteAllText(Locate("tiny.effnet"), Family);

    private static Network TinyA => Variant("A");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("TinyA")]
    [InlineData("Sample.TinyA")]
    public void Fitting_weights_are_no_error_and_nothing_is_written(string network)
    {
        WriteWeights("a.safetensors", TinyA);

        Assert.Null(Run("false", (network, "a.safetensors")));
        Assert.False(Directory.Exists(Locate("out")));
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("half", true)]
    [InlineData("True", false)]
    public void Packed_weights_are_an_engine_that_computes_the_same(string packing, bool hasHalves)
    {
        WriteWeights("a.safetensors", TinyA.With(classCount: 3));

        Assert.Null(Run(packing, ("TinyA", "a.safetensors")));

        using var packed = InferenceEngine.Load(Locate("out/TinyA.engine"));
        using var expected = InferenceEngine.Load(TinyA, Locate("a.safetensors"), new InferenceOptions { HalfWeights = hasHalves });
        Assert.Equal((3, "TinyA"), (packed.Network.ClassCount, packed.Info.Network));
        Assert.Equal(expected.WeightBytes, packed.WeightBytes);
        Assert.Equal(ScoresOf(expected), ScoresOf(packed));
    }

    [Fact]
    public void An_engine_is_packed_again_and_checked()
    {
        WriteWeights("a.safetensors", TinyA);
        using (var engine = InferenceEngine.Load(TinyA, Locate("a.safetensors")))
            engine.Save(Locate("a.engine"));

        Assert.Null(Run("true", ("TinyA", "a.engine")));
        Assert.Equal(File.ReadAllBytes(Locate("a.engine")), File.ReadAllBytes(Locate("out/TinyA.engine")));
        Assert.Null(Run("false", ("TinyA", "a.engine")));
        Assert.StartsWith(
            $"EFNB008 The weights '{Locate("a.engine")}' cannot be used for 'TinyB': {Locate("a.engine")}: the engine in the file has another network:",
            Run("false", ("TinyB", "a.engine")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Several_networks_have_weights_of_their_own()
    {
        WriteWeights("a.safetensors", TinyA);
        WriteWeights("b.safetensors", Variant("B"));

        Assert.Null(Run("true", ("TinyA", "a.safetensors"), ("TinyB", "b.safetensors")));
        Assert.Equal(["TinyA.engine", "TinyB.engine"], Directory.GetFiles(Locate("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_missing_file_is_an_error() => Assert.Equal(
        $"EFNB005 The file of weights '{Locate("x.pth")}' does not exist; correct the path in <EffNetWeights Include=\"…\" />, or get the file before the build.",
        Run("false", ("TinyA", "x.pth")));

    [Theory]
    [InlineData("TinyC", "Unknown network 'TinyC'. Did you mean 'TinyA'?")]
    [InlineData("EfficientNetB0", "Unknown network 'EfficientNetB0'. Expected one of TinyA, TinyB.")]
    public void An_unknown_network_is_an_error(string network, string expected)
    {
        WriteWeights("a.safetensors", TinyA);

        Assert.Equal($"EFNB006 The network of the weights '{Locate("a.safetensors")}' cannot be found: {expected}", Run("false", (network, "a.safetensors")));
    }

    [Fact]
    public void A_missing_network_is_an_error()
    {
        WriteWeights("a.safetensors", TinyA);

        Assert.Equal(
            $"EFNB006 The EffNetWeights item of '{Locate("a.safetensors")}' is missing the required metadata Network; "
            + "write the name of the network's type, for example <EffNetWeights Include=\"…\" Network=\"EfficientNetB0\" />.",
            Run("false", ("", "a.safetensors")));
    }

    [Fact]
    public void A_name_of_two_networks_is_an_error_and_with_the_namespace_it_is_not()
    {
        File.WriteAllText(Locate("other.effnet"), Family.Replace("namespace Sample", "namespace Other", StringComparison.Ordinal));
        WriteWeights("a.safetensors", TinyA);

        Assert.Equal(
            $"EFNB006 The network of the weights '{Locate("a.safetensors")}' cannot be found: 'TinyA' is the name of several networks; "
            + "write one of Other.TinyA, Sample.TinyA.",
            Run("true", ("TinyA", "a.safetensors")));
        Assert.Null(Run("true", ("Other.TinyA", "a.safetensors")));
        Assert.True(File.Exists(Locate("out/Other.TinyA.engine")));
    }

    [Fact]
    public void A_network_whose_file_declares_no_namespace_has_that_of_the_project()
    {
        File.WriteAllText(Locate("other.effnet"), Family.Replace("namespace Sample;", string.Empty, StringComparison.Ordinal));
        WriteWeights("a.safetensors", TinyA);

        Assert.EndsWith("write one of Rooted.TinyA, Sample.TinyA.", Run("false", ("TinyA", "a.safetensors")), StringComparison.Ordinal);
        Assert.Null(Run("false", ("Rooted.TinyA", "a.safetensors"), ("Sample.TinyA", "a.safetensors")));
    }

    [Theory]
    [InlineData("Ti/ny")]
    [InlineData("../TinyA")]
    public void A_name_with_a_slash_is_an_unknown_network(string network)
    {
        WriteWeights("a.safetensors", TinyA);

        Assert.StartsWith(
            $"EFNB006 The network of the weights '{Locate("a.safetensors")}' cannot be found: Unknown network '{network}'. ",
            Run("true", (network, "a.safetensors")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_an_error_that_names_it() => Assert.Equal(
        $"EFNB005 The path of the weights, '{Locate(".")}', is a folder; write <EffNetWeights Include=\"…\" /> with the path of a file.",
        Run("false", ("TinyA", ".")));

    [Fact]
    public void A_folder_for_engines_that_cannot_be_made_is_an_error()
    {
        WriteWeights("a.safetensors", TinyA);
        File.WriteAllText(Locate("out"), string.Empty);

        Assert.StartsWith($"EFNB008 The weights '{Locate("a.safetensors")}' cannot be used for 'TinyA': ", Run("true", ("TinyA", "a.safetensors")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_networks_is_an_error_that_suggests_a_file()
    {
        File.Delete(Locate("tiny.effnet"));
        WriteWeights("a.safetensors", TinyA);

        Assert.EndsWith(
            "Unknown network 'TinyA'. The project does not declare a network; add a .effnet file, or name a shipped family in EffNetFamilies.",
            Run("false", ("TinyA", "a.safetensors")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_for_one_network_are_an_error_also_by_two_names()
    {
        WriteWeights("a.safetensors", TinyA);
        WriteWeights("b.safetensors", TinyA);

        Assert.Equal(
            $"EFNB007 'TinyA' has two files of weights, '{Locate("a.safetensors")}' and '{Locate("b.safetensors")}'; "
            + "remove one of the EffNetWeights items. The program can still load that file by its path.",
            Run("false", ("TinyA", "a.safetensors"), ("Sample.TinyA", "b.safetensors")));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public void Weights_that_do_not_fit_are_an_error_on_one_line(string packing)
    {
        WriteWeights("b.safetensors", Variant("B"));
        File.WriteAllText(Locate("broken.safetensors"), "no weights at all");

        var unfit = Run(packing, ("TinyA", "b.safetensors"));
        Assert.StartsWith($"EFNB008 The weights '{Locate("b.safetensors")}' cannot be used for 'TinyA': ", unfit, StringComparison.Ordinal);
        Assert.Contains("with a different shape or type", unfit, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', unfit!);
        Assert.StartsWith(
            $"EFNB008 The weights '{Locate("broken.safetensors")}' cannot be used for 'TinyA': ", Run(packing, ("TinyA", "broken.safetensors")), StringComparison.Ordinal);
    }

    /// <summary>The compiler reports it; a second error would hide the first.</summary>
    [Fact]
    public void A_mistake_in_a_network_is_left_to_the_compiler()
    {
        WriteWeights("a.safetensors", TinyA);
        File.WriteAllText(Locate("tiny.effnet"), Family.Replace("variant A { }", "variant A { phi: -1; }", StringComparison.Ordinal));

        Assert.Null(Run("true", ("TinyA", "a.safetensors")));
        Assert.Null(Run("true", ("Unseen", "a.safetensors")));
        Assert.True(File.Exists(Locate("out/TinyA.engine")));
    }

    private static Network Variant(string name) =>
        ModelCompiler.Compile(Family, TestContext.Current.CancellationToken).Model.Families[0].Variants.Single(v => v.Name == name).Network!;

    private static float[] ScoresOf(InferenceEngine engine)
    {
        var (image, scores) = (new float[engine.Network.Input.Elements], new float[engine.Network.ClassCount]);
        for (var i = 0; i < image.Length; i++)
            image[i] = MathF.Sin(i);
        engine.Run(image, scores);
        return scores;
    }

    private string Locate(string name) => Path.Combine(_folder.FullName, name);

    private void WriteWeights(string name, Network network) => File.WriteAllBytes(Locate(name), DrawnSafetensors.Of(network));

    private string? Run(string packing, params (string Network, string File)[] weights) => WeightsStep.Run(PackerRequest.Read(
    [
        $"packing {packing}",
        $"output {Locate("out")}{Path.DirectorySeparatorChar}",
        .. Directory.GetFiles(_folder.FullName, "*.effnet").Order(StringComparer.Ordinal).Select(path => $"model {path}"),
        "namespace Rooted",
        .. weights.Select(w => $"network {w.Network}/"),
        .. weights.Select(w => $"file {Locate(w.File)}"),
    ]));
}
