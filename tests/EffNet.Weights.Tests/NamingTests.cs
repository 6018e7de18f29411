using EffNet.Models;
using EffNet.Weights;
using EffNet.Weights.Tests.Models;
using EffNet.Weights.Tests.Support;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>
/// Names of other libraries. The files have real names and shapes, and only zeros. An additional name makes loading throw with a report before values are read.
/// </summary>
public sealed class NamingTests : FileTests
{
    private const string Stranger = "a_stranger.weight";

    private static readonly Dictionary<string, Func<UnrolledNetwork>> s_networks = new()
    {
        ["efficientnet_b0"] = () => new EfficientNetB0(initialize: false),
        ["efficientnet_b1"] = () => new EfficientNetB1(initialize: false),
        ["efficientnet_b2"] = () => new EfficientNetB2(initialize: false),
        ["efficientnet_b3"] = () => new EfficientNetB3(initialize: false),
        ["efficientnet_b4"] = () => new EfficientNetB4(initialize: false),
        ["efficientnet_b5"] = () => new EfficientNetB5(initialize: false),
        ["efficientnet_b6"] = () => new EfficientNetB6(initialize: false),
        ["efficientnet_b7"] = () => new EfficientNetB7(initialize: false),
        ["tf_efficientnet_b0"] = () => new TfEfficientNetB0(initialize: false),
        ["efficientnet_v2_s"] = () => new EfficientNetV2S(initialize: false),
        ["efficientnet_lite0"] = () => new EfficientNetLite0(initialize: false),
        ["mobilenet_v2"] = () => new MobileNetV2W100(initialize: false),
        ["resnet18"] = () => new ResNet18(initialize: false),
    };

    public static MatrixTheoryData<string, WeightNaming> Published =>
        new([.. Enumerable.Range(0, 8).Select(i => $"efficientnet_b{i}")], [WeightNaming.Timm, WeightNaming.Lukemelas]);

    [Theory]
    [MemberData(nameof(Published))]
    public void Weights_with_names_of_other_libraries_are_found_in_any_order(string network, WeightNaming naming)
    {
        var own = StateEntry.Read($"state_dict/{network}");
        var names = PublicNames.Of(own.Select(e => e.Name), naming);
        using var model = s_networks[network]();
        foreach (var order in Orders(own, names))
        {
            var report = Report(model, order.Select(e => e with { Name = names[e.Name] }));

            Assert.Equal(naming, report.Naming);
            Assert.Empty(report.Missing);
            Assert.Empty(report.WrongShape);
            Assert.Equal([Stranger], report.Unused);
            Assert.Equal(order.Select(e => e.Name), report.Matched);
        }
    }

    [Theory]
    [InlineData(WeightNaming.Timm)]
    [InlineData(WeightNaming.Lukemelas)]
    public void Network_inside_a_module_is_loaded_with_names_of_other_libraries(WeightNaming naming)
    {
        using var module = nn.Sequential(("backbone", s_networks["efficientnet_b0"]()));

        var report = Report(module, Named("efficientnet_b0", naming));

        Assert.Equal((naming, 0, 0), (report.Naming, report.Missing.Count, report.WrongShape.Count));
        Assert.Equal([Stranger], report.Unused);
        Assert.All(report.Matched, name => Assert.StartsWith("backbone.", name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("efficientnet_b0", "efficientnet_b0")]
    [InlineData("efficientnet_b0", "tf_efficientnet_b0")]
    [InlineData("tf_efficientnetv2_s", "efficientnet_v2_s")]
    [InlineData("tf_efficientnet_lite0", "efficientnet_lite0")]
    [InlineData("mobilenetv2_100", "mobilenet_v2")]
    public void Names_in_a_listing_of_timm_map_to_the_names_of_the_network_in_order(string listing, string network)
    {
        var theirs = StateEntry.Read($"timm_state_dict/{listing}");
        using var model = s_networks[network]();
        // Parameters and buffers can be registered separately, but the modules are in the order of execution.
        var own = model.state_dict().Keys.ToList();
        Assert.Equal(theirs.Count, own.Count);
        var ownByTheirs = theirs.Zip(own).ToDictionary(pair => pair.First.Name, pair => pair.Second);

        foreach (var order in Orders(theirs, theirs.ToDictionary(e => e.Name, e => e.Name)))
        {
            var report = Report(model, order);

            Assert.Equal(WeightNaming.Timm, report.Naming);
            Assert.Empty(report.Missing);
            Assert.Empty(report.WrongShape);
            Assert.Equal([Stranger], report.Unused);
            Assert.Equal(order.Select(e => ownByTheirs[e.Name]), report.Matched);
        }
    }

    [Fact]
    public void Table_of_timm_names_equals_timm()
    {
        var own = StateEntry.Read("state_dict/efficientnet_b0");
        var timm = StateEntry.Read("timm_state_dict/efficientnet_b0");

        var names = PublicNames.Of(own.Select(e => e.Name), WeightNaming.Timm);

        Assert.Equal(timm.Select(e => e.Name), own.Select(e => names[e.Name]));
    }

    [Theory]
    [InlineData("efficientnet_b0")]
    [InlineData("efficientnet_v2_s")]
    [InlineData("mobilenet_v2")]
    [InlineData("resnet18")]
    public void Names_of_torchvision_are_read_as_the_names_of_the_network(string network)
    {
        var own = StateEntry.Read($"state_dict/{network}");
        using var model = s_networks[network]();

        var report = Report(model, own);

        Assert.Equal(WeightNaming.Own, report.Naming);
        Assert.Equal(own.Select(e => e.Name), report.Matched);
        Assert.Empty(report.Missing);
    }

    [Theory]
    [InlineData(WeightNaming.Timm)]
    [InlineData(WeightNaming.Lukemelas)]
    [InlineData(WeightNaming.Own)]
    public void Weights_of_a_shallower_network_throw_with_the_missing_names(WeightNaming naming)
    {
        using var model = s_networks["efficientnet_b1"]();

        var report = Report(model, Named("efficientnet_b0", naming));

        Assert.False(report.IsComplete);
        Assert.NotEmpty(report.Missing);
        if (naming == WeightNaming.Lukemelas)
            return;
        // B1 has more blocks in most stages. Only whole blocks at the ends of these stages are missing, so no block was mapped to another block.
        Assert.Empty(report.WrongShape);
        Assert.Equal([Stranger], report.Unused);
        Assert.Equal(["1.1", "2.2", "3.2", "4.3", "5.3", "6.4", "7.1"], report.Missing.Select(n => string.Join('.', n.Split('.')[1..3])).Distinct());
    }

    [Theory]
    [InlineData(WeightNaming.Timm)]
    [InlineData(WeightNaming.Lukemelas)]
    [InlineData(WeightNaming.Own)]
    public void Weights_of_a_deeper_network_throw_with_the_unused_names(WeightNaming naming)
    {
        using var model = s_networks["efficientnet_b0"]();

        var report = Report(model, Named("efficientnet_b1", naming));

        Assert.True(report.Unused.Count > 30);
        Assert.False(report.IsComplete);
        if (naming != WeightNaming.Lukemelas)
            Assert.Empty(report.Missing);
    }

    [Theory]
    [InlineData(WeightNaming.Timm)]
    [InlineData(WeightNaming.Lukemelas)]
    [InlineData(WeightNaming.Own)]
    public void Weights_of_a_wider_network_throw_with_their_shapes(WeightNaming naming)
    {
        // B2 has as many blocks as B1 and is wider.
        using var model = s_networks["efficientnet_b1"]();
        SafetensorsBytes.WriteZeros(PathOf("b2.safetensors"), Named("efficientnet_b2", naming));

        var error = Assert.Throws<WeightMismatchException>(() => model.LoadWeights(PathOf("b2.safetensors")));

        Assert.Empty(error.Report.Missing);
        Assert.Empty(error.Report.Unused);
        Assert.True(error.Report.WrongShape.Count > 300);
        Assert.Contains(error.Report.WrongShape, m => m == new WeightMismatch("features.8.0.weight", "Float32 (1280, 320, 1, 1)", "Float32 (1408, 352, 1, 1)"));
        Assert.EndsWith("The file has the weights of EfficientNetB2; this network is EfficientNetB1.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("efficientnet_b0", "efficientnet_v2_s")]
    [InlineData("efficientnet_b0", "mobilenet_v2")]
    [InlineData("efficientnet_b0", "resnet18")]
    [InlineData("tf_efficientnetv2_s", "efficientnet_b0")]
    [InlineData("mobilenetv2_100", "efficientnet_lite0")]
    public void Weights_of_another_network_with_names_of_timm_throw(string listing, string network)
    {
        using var model = s_networks[network]();
        SafetensorsBytes.WriteZeros(PathOf("other.safetensors"), StateEntry.Read($"timm_state_dict/{listing}"));

        Assert.False(Assert.Throws<WeightMismatchException>(() => model.LoadWeights(PathOf("other.safetensors"))).Report.IsComplete);
    }

    [Theory]
    [InlineData("blocks.0.0.conv_dwx.weight")]
    [InlineData("blocks.3.1.se.conv_reduced.bias")]
    [InlineData("blocks.00.0.conv_dw.weight")]
    [InlineData("blocks.99.0.conv_dw.weight")]
    public void Tensor_of_an_unknown_timm_module_is_reported_as_unused(string theirs)
    {
        using var model = s_networks["efficientnet_b0"]();

        var report = Report(model, [.. Named("efficientnet_b0", WeightNaming.Timm), new StateEntry(theirs, "F32", [1])]);

        Assert.Empty(report.Missing);
        Assert.Equal([Stranger, theirs], report.Unused.Order());
    }

    [Theory]
    [InlineData(WeightNaming.Own)]
    [InlineData(WeightNaming.Timm)]
    [InlineData(WeightNaming.Lukemelas)]
    public void Batch_counts_are_optional_in_a_weight_file(WeightNaming naming)
    {
        using var model = new EfficientNetB0(initialize: false);
        SafetensorsBytes.WriteZeros(PathOf("b0.safetensors"), Named("efficientnet_b0", naming).Where(e => e.Type != "I64"));

        var report = model.LoadWeights(PathOf("b0.safetensors"));

        Assert.True(report.IsComplete);
        Assert.All(model.state_dict(), entry => Assert.True(entry.Value.bytes.IndexOfAnyExcept((byte)0) < 0, entry.Key));
    }

    [Fact]
    public void Timm_block_with_two_convolutions_is_read_as_a_fused_block_of_V2()
    {
        using var model = s_networks["efficientnet_v2_s"]();
        var report = Report(
            model,
            StateEntry.Read("timm_state_dict/tf_efficientnetv2_s").Where(
                e => e.Name.StartsWith("conv_stem", StringComparison.Ordinal) || e.Name.StartsWith("blocks.0.", StringComparison.Ordinal)
                    || e.Name.StartsWith("blocks.1.0.", StringComparison.Ordinal)));

        Assert.Equal(
            [
                "features.0.0", "features.1.0.block.0.0", "features.1.0.block.0.1", "features.1.1.block.0.0", "features.1.1.block.0.1", "features.2.0.block.0.0",
                "features.2.0.block.0.1", "features.2.0.block.1.0", "features.2.0.block.1.1",
            ],
            report.Matched.Select(n => n[..n.LastIndexOf('.')]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Weights_in_a_shuffled_file_are_loaded_by_name()
    {
        using var saved = new TinyNetwork();
        using var loaded = new TinyNetwork(initialize: false);
        saved.SaveWeights(PathOf("own.safetensors"));
        var header = new List<byte>();
        var own = File.ReadAllBytes(PathOf("own.safetensors"));
        var length = (int)BitConverter.ToInt64(own);
        var text = System.Text.Encoding.UTF8.GetString(own, 8, length);
        foreach (var (name, theirs) in TinyNames(saved.state_dict().Keys))
            text = text.Replace($"\"{name}\"", $"\"{theirs}\"", StringComparison.Ordinal);
        header.AddRange(System.Text.Encoding.UTF8.GetBytes(text));

        var report = loaded.LoadWeights(Write("theirs.safetensors", [.. BitConverter.GetBytes((long)header.Count), .. header, .. own[(8 + length)..]]));

        Assert.Equal(WeightNaming.Lukemelas, report.Naming);
        Bits.Of(saved).AssertAre(loaded);
    }

    private static Dictionary<string, string> TinyNames(IEnumerable<string> names)
    {
        // The head is the third stage of the tiny network, and the eighth stage of B0.
        static string AsB0(string name) => name.Replace("features.3.", "features.8.", StringComparison.Ordinal);

        var own = names.ToList();
        var theirs = PublicNames.Of(own.Select(AsB0), WeightNaming.Lukemelas);
        return own.ToDictionary(n => n, n => theirs[AsB0(n)]);
    }

    private static IEnumerable<StateEntry> Named(string network, WeightNaming naming)
    {
        var own = StateEntry.Read($"state_dict/{network}");
        if (naming == WeightNaming.Own)
            return own;
        var names = PublicNames.Of(own.Select(e => e.Name), naming);
        return own.Select(e => e with { Name = names[e.Name] });
    }

    private static IEnumerable<List<StateEntry>> Orders(List<StateEntry> entries, Dictionary<string, string> names)
    {
        yield return entries;
        yield return [.. entries.OrderBy(e => names[e.Name], StringComparer.Ordinal)];
        yield return [.. entries.OrderByDescending(e => names[e.Name], StringComparer.Ordinal)];
        var shuffled = entries.ToArray();
        new Random(1).Shuffle(shuffled);
        yield return [.. shuffled];
    }

    private WeightsReport Report(nn.Module model, IEnumerable<StateEntry> entries)
    {
        SafetensorsBytes.WriteZeros(PathOf("names.safetensors"), [.. entries, new StateEntry(Stranger, "F32", [1])]);
        return Assert.Throws<WeightMismatchException>(() => ModuleWeights.LoadWeights(model, PathOf("names.safetensors"))).Report;
    }
}
