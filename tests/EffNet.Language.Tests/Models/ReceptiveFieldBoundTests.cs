using EffNet.Language.Binding;
using EffNet.Networks;

namespace EffNet.Language.Tests.Models;

/// <summary><c>require receptive_field &gt;= 200</c>: the window of the image that one position of the last feature map depends on.</summary>
public sealed class ReceptiveFieldBoundTests
{
    /// <summary>MobileNet: Araujo, Norris and Sim, Distill, 2019. ResNets: the strides of torchvision, summed by hand.</summary>
    [Theory]
    [InlineData("mobilenet-v1.effnet", "W100", 315)]
    [InlineData("resnet.effnet", "Deep18", 435)]
    [InlineData("resnet.effnet", "Deep50", 427)]
    public void Bounds_at_the_known_receptive_field_are_met_and_bounds_beyond_it_are_missed(string file, string name, int field)
    {
        string Requiring(string requirement) =>
            Shipped.Read(file).ReplaceLineEndings("\n").ReplaceFirst($"variant {name}\n    {{", $"variant {name}\n    {{ require receptive_field {requirement};");

        Effnet.CompileCleanly(Requiring($"= {field}"));
        Effnet.CompileCleanly(Requiring($">= {field}"));
        Mistake.IsReportedOnce("EFN4001", Requiring($">= «{field + 1}»"), name);
        Mistake.IsReportedOnce("EFN4001", Requiring($"<= «{field - 1}»"), name);
    }

    [Fact]
    public void Gates_do_not_enlarge_the_receptive_field_of_a_bound()
    {
        // Stem 3 x 3 at stride 2, then 3 x 3 in steps of 2 pixels: 3 + 2 * 2, with and without a gate.
        Effnet.CompileCleanly(Source.Alone("variant X { require receptive_field = 7; }"));
        Effnet.CompileCleanly(Source.Alone("variant X { body { se: none; } require receptive_field = 7; }"));
    }

    [Fact]
    public void A_missed_bound_on_the_receptive_field_names_the_stages_that_contribute_most()
    {
        var message = Effnet.OnlyDiagnostic(Source.Alone("variant X { body { layers: 2; } require receptive_field >= 200; }")).Message;

        Assert.StartsWith("X has 11 pixels of receptive field", message, StringComparison.Ordinal);
        Assert.Contains("at least 200", message, StringComparison.Ordinal);
        Assert.Contains("body (80%), stem (20%), top (0%)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_receptive_field_of_a_rectangular_window_is_its_smaller_side()
    {
        var graph = new GraphBuilder(new Shape(4, 40, 60));
        graph.Add("Wide", null, new Convolution(4, 4, new Extent(3, 9), Extent.One, Groups: 1, new Extent(1, 4), Bias: false), graph.Image);

        Assert.Equal(3, CostMeasure.ReceptiveField.Of(Finish(graph)));
    }

    [Fact]
    public void The_receptive_field_of_a_network_without_feature_maps_is_1()
    {
        var graph = new GraphBuilder(Shape.Square(4, 8));
        graph.Add("Mean", null, new GlobalAveragePool(), graph.Image);
        var network = Finish(graph);

        Assert.Equal(1, CostMeasure.ReceptiveField.Of(network));
        Assert.Equal("Largest stages: stage (0%)", CostMeasure.ReceptiveField.Explain(network));
    }

    [Fact]
    public void Candidates_of_a_search_have_the_required_receptive_field()
    {
        // One layer reads 7 pixels, two read 11: at alpha 1.5 the body has two.
        const string Grid = "search Grid { alpha: from 1 to 1.5 step 0.5; beta: 1.1; gamma: 1.15; tolerance: 0.8; ";
        var search = Effnet.CompileCleanly(Source.WithVariant(Grid + "require receptive_field >= 1.5 * baseline; }")).Model.Families[0].Searches.Single();

        Assert.Equal([1.5], search.Candidates.Select(c => c.Coefficients.Alpha));
        Assert.EndsWith(", receptive_field >= 1.5 * baseline", search.Constraints, StringComparison.Ordinal);
    }

    private static Network Finish(GraphBuilder graph)
    {
        graph.EndBlock("Block", "block", standsAlone: true);
        graph.EndStage(blocks => new Stage("stage", "Stage", "test", "Test", "block", 4, 1, 1, blocks));
        return graph.Build(classes: 0, Initialization.Torchvision);
    }
}
