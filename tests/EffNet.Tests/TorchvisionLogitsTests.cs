using System.Globalization;
using EffNet.Language.Networks;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Logits that torchvision itself computed, in double precision: the tie of everything else to the outside.</summary>
public sealed class TorchvisionLogitsTests
{
    public static TheoryData<string> Variants => ["B0", "B5"];

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_interpreter_computes_what_torchvision_computes(string variant)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var network = Describe(variant);

        var logits = new Interpreter(network, CalibratedState.Of(network)).Run(Images());

        // Both round the calibrated statistics to single precision, where a last bit may fall either way.
        Assert.InRange(Agreement.Distance(Read(variant), logits), 0, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_generated_network_computes_what_torchvision_computes(string variant)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        using var model = Subjects.Find("EfficientNet" + variant).CreateFor(10, 3);
        model.load_state_dict(CalibratedState.Of(Describe(variant)).ToDictionary());
        model.eval();

        Agreement.Check(Read(variant), model.call(Images().to(ScalarType.Float32)));
    }

    private static Network Describe(string variant) => ChangedNetwork.Of("models.effnet", variant, classes: 10);

    private static Tensor Images() => HashedNumbers.Draw("images", 2, 3, 128, 97);

    private static Tensor Read(string variant)
    {
        var rows = EmbeddedText.ReadLines($"logits/efficientnet_{variant.ToLowerInvariant()}.txt").Select(line => line.Split(' ')).ToArray();
        var values = rows.SelectMany(row => row).Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray();
        return tensor(values, rows.Length, rows[0].Length);
    }
}
