using EffNet.Language.CSharp;
using EffNet.Language.Model;

namespace EffNet.Language.Tests.Models;

/// <summary>A variant states the accuracy that was measured with its trained weights, once for each data set.</summary>
public sealed class MeasuredTests
{
    [Fact]
    public void A_measurement_has_the_numbers_as_they_are_written()
    {
        var measured = Assert.Single(Effnet.Variant(Source.Alone("variant X { measured { top1: 93.90%; top5: 99.8%; on: fashion_mnist; seeds: 3; deviation: 0.17%; } }")).Measured);

        Assert.Equal(
            new Measurement("fashion_mnist", new Percentage("93.90%", 93.9m), new Percentage("99.8%", 99.8m), 3, new Percentage("0.17%", 0.17m)), measured);
        Assert.Equal((0.939, 0.998, 0.0017), (measured.Top1.Share, measured.Top5!.Share, measured.Deviation!.Share));
    }

    [Fact]
    public void A_measurement_without_optional_settings_has_one_seed_no_top5_and_no_deviation()
    {
        var measured = Assert.Single(Effnet.Variant(Source.Alone("variant X { measured { on: imagenet.real; top1: 100%; } }")).Measured);

        Assert.Equal(new Measurement("imagenet.real", new Percentage("100%", 100), null, 1, null), measured);
    }

    [Fact]
    public void Measurements_on_several_data_sets_keep_their_order() => Assert.Equal(
        ["cifar10", "cifar100"],
        Effnet.Variant(Source.Alone("variant X { measured { top1: 93%; on: cifar10; } phi: 0; measured { top1: 71%; on: cifar100; } }")).Measured.Select(m => m.DataSet));

    [Fact]
    public void Measurements_are_not_inherited()
    {
        var text = Source.Alone("variant A { measured { top1: 93%; on: cifar10; } }\n    variant X { extends: A; width: 2; }");

        Assert.Empty(Effnet.Variant(text).Measured);
        Assert.Single(Effnet.Variant(text, "A").Measured);
    }

    [Fact]
    public void A_mistake_in_a_measurement_breaks_only_its_own_variant()
    {
        var text = Source.WithVariant("variant A { measured { top1: «93»; on: cifar10; } }\n    variant X { extends: A; }");

        Mistake.IsReportedOnce("EFN1106", text, "Before", "X", "After", "Elsewhere");
    }

    [Fact]
    public void A_stage_may_have_the_name_of_a_setting_of_a_measurement()
    {
        var text = Source.Alone(
            "variant X { seeds { layers: 2; } measured { top1: 93%; on: cifar10; seeds: 2; } }",
            ("body", "seeds: mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: 1);"));

        Assert.Equal(2, Effnet.Variant(text).Network!.Stages[1].Depth);
        Assert.Equal(2, Effnet.Variant(text).Measured[0].Seeds);
    }

    [Theory]
    [InlineData("top1: 93.1%; on: cifar10;", "93.1% top-1 on cifar10")]
    [InlineData("top1: 93.1%; top5: 99%; on: cifar10; seeds: 1;", "93.1% top-1 and 99% top-5 on cifar10")]
    [InlineData("top1: 93.1%; on: cifar10; seeds: 1_000;", "93.1% top-1 on cifar10, the mean of 1,000 seeds")]
    [InlineData("top1: 93.90%; on: cifar10; seeds: 3; deviation: 0.17%;", "93.90% top-1 on cifar10, the mean of 3 seeds with a standard deviation of 0.17%")]
    public void The_description_of_a_measurement_contains_all_its_values(string settings, string expected) =>
        Assert.Equal(expected, Effnet.Variant(Source.Alone($"variant X {{ measured {{ {settings} }} }}")).Measured[0].Describe());

    [Fact]
    public void Generated_code_documents_and_lists_measurements()
    {
        const string Measured = "measured { top1: 93.90%; on: fashion_mnist; seeds: 3; deviation: 0.17%; } measured { top1: 50%; top5: 75.5%; on: cifar10; }";
        var (plain, measured) = (Emit("variant X { }"), Emit($"variant X {{ {Measured} }}"));

        Assert.Equal(
            [
                "/// <item><description>Measured: 93.90% top-1 on fashion_mnist, the mean of 3 seeds with a standard deviation of 0.17%.</description></item>",
                "/// <item><description>Measured: 50% top-1 and 75.5% top-5 on cifar10.</description></item>",
                "Measured = [new global::EffNet.MeasuredAccuracy(\"fashion_mnist\", 0.939) { Seeds = 3, Deviation = 0.0017 }, "
                    + "new global::EffNet.MeasuredAccuracy(\"cifar10\", 0.5) { Top5 = 0.755 }],",
            ],
            measured.Except(plain));
        Assert.Empty(plain.Except(measured));
    }

    /// <summary>The lines of the type of a variant, without the spaces before them.</summary>
    private static List<string> Emit(string variant)
    {
        var model = Effnet.Variant(Source.Alone(variant));
        return [.. CSharpEmitter.EmitVariant(model, "Sample", new EmitOptions("net.effnet", string.Empty)).Text.Split('\n').Select(line => line.Trim())];
    }
}
