using EffNet.IntelliSense.Tests.Support;
using EffNet.Testing;
using Microsoft.CodeAnalysis.Completion;
using Xunit;

namespace EffNet.IntelliSense.Tests;

/// <summary>What completion lists, and in which order.</summary>
public sealed class CompletionTests
{
    private static readonly string[] s_variants = [.. Enumerable.Range(0, 8).Select(i => $"EfficientNetB{i}")];

    [Fact]
    public async Task A_typed_type_lists_every_variant_in_order_and_nothing_else() =>
        Assert.Equal(s_variants, await (await Editors.Models).TypeStatement("EfficientNetB|").CompleteTyped());

    [Fact]
    public async Task The_family_comes_before_its_variants() =>
        Assert.Equal(["EfficientNet", .. s_variants], await (await Editors.Models).TypeStatement("EfficientNet|").CompleteTyped());

    [Fact]
    public async Task Every_variant_can_be_made() =>
        Assert.Equal(s_variants, await (await Editors.Models).TypeStatement("object made = new EfficientNetB|").CompleteTyped());

    [Fact]
    public async Task What_a_variable_needs_is_selected_after_new()
    {
        var items = await (await Editors.Models).TypeStatement("EfficientNetB3 other = new |").Complete();

        Assert.Equal("EfficientNetB3", items.Single(i => i.Rules.MatchPriority == MatchPriority.Preselect).DisplayText);
    }

    [Theory]
    [InlineData(
        "model.|",
        "ClassCount Classifier Compile Declaration Embed EstimateNorms ExportOnnx ExportTorchScript Features FoldedNorms FreezeBefore FreezeThrough InputChannels LoadWeightsAsync "
        + "Network Stage1 Stage2 Stage3 Stage4 Stage5 Stage6 Stage7 Stage8 Stage9 TrainableParameters Unfreeze WeightsInfo WeightsReport")]
    [InlineData("model.Stage1.|", "Activation Conv Norm")]
    [InlineData("model.Stage3.|", "Block1 Block2")]
    [InlineData(
        "model.Stage3.Block1.|",
        "DepthwiseActivation DepthwiseConv DepthwiseNorm ExciteConv ExciteGate ExpandActivation ExpandConv ExpandNorm ProjectConv ProjectNorm "
        + "SqueezeActivation SqueezeConv SqueezePool")]
    [InlineData("model.Classifier.|", "Dropout Embed Linear Pool")]
    public async Task An_instance_lists_its_layers_beside_what_every_module_has_and_nothing_internal(string statement, string expected)
    {
        var editor = await Editors.Models;
        var all = await editor.TypeStatement(statement).CompleteNames();
        var inherited = await editor.TypeStatement("torch.nn.Module<torch.Tensor, torch.Tensor> module = model; module.|").CompleteNames();

        Assert.Superset(inherited.ToHashSet(), all.ToHashSet());
        Assert.Equal(expected.Split(' '), all.Except(inherited));
    }

    [Theory]
    [InlineData("forward")]
    [InlineData("call")]
    [InlineData("parameters")]
    [InlineData("load_state_dict")]
    [InlineData("LoadWeights")]
    [InlineData("SaveWeights")]
    [InlineData("eval")]
    public async Task An_instance_lists_what_every_module_has(string member) =>
        Assert.Contains(member, await (await Editors.Models).TypeStatement("model.|").CompleteNames());

    [Fact]
    public async Task A_type_lists_its_constants_and_nothing_internal()
    {
        var editor = await Editors.Models;
        var all = await editor.TypeStatement("EfficientNetB0.|").CompleteNames();
        var inherited = await editor.TypeStatement("UnrolledNetwork.|").CompleteNames();

        Assert.Equal(
            [
                "Activations", "Checkpoints", "CostFor", "Definition", "Depth", "Flops", "Load", "LoadAsync", "MemoryBytes", "Modules", "Parameters", "Resolution", "StageFeatures",
                "Stages", "TrainingMemoryBytes", "Variant", "Width",
            ],
            all.Except(inherited));
    }

    [Theory]
    [InlineData("EfficientNetB0.Stages.|", "Stage1 Stage2 Stage3 Stage4 Stage5 Stage6 Stage7 Stage8 Stage9")]
    [InlineData("EfficientNetB0.Stages.Stage3.|", "Channels Flops InputSize Layers OutputSize Parameters Stride")]
    [InlineData("EfficientNetB0.Modules.|", "Classifier Stage1 Stage2 Stage3 Stage4 Stage5 Stage6 Stage7 Stage8 Stage9")]
    [InlineData("EfficientNet.|", "Variants")]
    [InlineData("features.|", "Deconstruct Dispose Logits Reduction16 Reduction2 Reduction32 Reduction4 Reduction8")]
    public async Task A_type_without_a_base_lists_only_what_it_is_for(string statement, string expected)
    {
        var names = await (await Editors.Models).TypeStatement(statement).CompleteNames();

        Assert.Equal(expected.Split(' '), names.Where(IsOwn));
    }

    [Fact]
    public async Task A_search_lists_its_candidates()
    {
        var names = await (await Editors.Scaled).Type("class Program { object found = EffNet.Scaled.ScaledGrid.|; }").CompleteNames();

        Assert.Equal(["Candidates", "Phi"], names.Where(IsOwn));
    }

    [Fact]
    public async Task A_part_of_ones_own_is_offered_the_method_to_implement()
    {
        var names = await (await Editors.Models).Type("""
            namespace EffNet.Models;

            partial class EfficientNetB0
            {
                partial |
            }
            """).CompleteNames();

        Assert.Contains("OnCreated()", names);
    }

    [Theory]
    [InlineData("Type", "EfficientNetB|", "EfficientNetB0")]
    [InlineData("Family", "EfficientNet|", "EfficientNet")]
    [InlineData("Stage3", "model.|", "Stage3")]
    [InlineData("Features", "model.|", "Features")]
    [InlineData("Layer", "model.Stage3.Block1.|", "ExpandConv")]
    [InlineData("Constant", "EfficientNetB0.|", "Flops")]
    [InlineData("Reduction8", "features.|", "Reduction8")]
    public async Task The_selected_item_is_described(string name, string statement, string item) =>
        Snapshot.Matches($"{nameof(CompletionTests)}.{name}", await (await Editors.Models).TypeStatement(statement).Describe(item) + "\n");

    /// <summary>Not what every object has, and no operator: completion lists those of records.</summary>
    private static bool IsOwn(string name) => char.IsLetter(name[0]) && typeof(object).GetMember(name).Length == 0;
}
