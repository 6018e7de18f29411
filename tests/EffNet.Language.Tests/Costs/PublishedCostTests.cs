using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Costs;

/// <summary>In both shipped files, B0 to B7 have exactly the costs of the reference implementation.</summary>
public sealed class PublishedCostTests
{
    public static TheoryData<string, string> Variants
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var file in Shipped.All)
            {
                foreach (var variant in Reference.Variants)
                    rows.Add(file, variant.Name);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Parameters_and_multiply_adds_equal_those_of_the_reference(string file, string name)
    {
        var (network, reference) = Load(file, name);
        Assert.Equal((reference.Parameters, reference.MultiplyAdds), (network.Parameters, network.MultiplyAdds));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_stage_has_the_published_resolution_channels_and_repeats(string file, string name)
    {
        var (network, reference) = Load(file, name);
        var actual = network.Stages.Select(s => new ReferenceStage(s.Input.Height, s.Input.Channels, s.Channels, s.Depth));
        Assert.Equal(reference.Stages, actual);
        Assert.Equal(reference.Blocks, network.Stages.Where(s => s.Operator == "mbconv").Sum(s => s.Blocks.Count));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_kind_of_layer_has_the_multiply_adds_of_the_reference(string file, string name)
    {
        var (network, reference) = Load(file, name);
        Assert.Equal(reference.Parts, Roles.CostsOf(network));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_classifier_and_batch_norm_have_the_parameters_of_the_reference(string file, string name)
    {
        var (network, reference) = Load(file, name);
        Assert.Equal(reference.WithoutClassifier, network.Parameters - network.Nodes.Where(l => l.Operation is Linear).Sum(l => l.Parameters));
        Assert.Equal(reference.NormValues, network.Nodes.Where(l => l.Operation is BatchNorm).Sum(l => l.Parameters));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(21_843)]
    public void The_class_count_changes_only_the_costs_of_the_last_layer(int classes)
    {
        var text = Shipped.Read(Shipped.Torchvision)
            .Replace("classes: 1000;", $"classes: {classes};", StringComparison.Ordinal)
            .Replace("require", "// require", StringComparison.Ordinal);
        var reference = Reference.Find("B0");
        var network = Effnet.Network(text, "B0");
        Assert.Equal(reference.WithoutClassifier + (1280L * classes) + classes, network.Parameters);
        Assert.Equal(reference.MultiplyAdds - reference.Parts.Linear + (1280L * classes), network.MultiplyAdds);
        Assert.Equal(Shape.Vector(classes), network.Stages[^1].Output);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_model_contains_the_figures_that_Table_2_prints(string file, string name)
    {
        var paper = Shipped.Variant(file, name).Paper!;
        Assert.Equal(Printed[name], (paper.Parameters!.Text, paper.Flops!.Text));
    }

    /// <summary>Table 2 of the paper.</summary>
    private static Dictionary<string, (string Parameters, string Flops)> Printed { get; } = new()
    {
        ["B0"] = ("5.3M", "0.39G"),
        ["B1"] = ("7.8M", "0.70G"),
        ["B2"] = ("9.2M", "1.0G"),
        ["B3"] = ("12M", "1.8G"),
        ["B4"] = ("19M", "4.2G"),
        ["B5"] = ("30M", "9.9G"),
        ["B6"] = ("43M", "19G"),
        ["B7"] = ("66M", "37G"),
    };

    private static (Network Network, ReferenceVariant Reference) Load(string file, string name) =>
        (Shipped.Variant(file, name).Network!, Reference.Find(name));
}
