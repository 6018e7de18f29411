using EffNet.IntelliSense.Tests.Support;
using EffNet.Testing;
using Microsoft.CodeAnalysis.Completion;
using Xunit;

namespace EffNet.IntelliSense.Tests;

/// <summary>The items of completion and their order.</summary>
public sealed class CompletionTests
{
    private static readonly string[] s_variants = [.. Enumerable.Range(0, 8).Select(i => $"EfficientNetB{i}")];

    [Fact]
    public async Task Completion_of_a_typed_prefix_lists_every_variant_in_order_and_nothing_else() =>
        Assert.Equal(s_variants, await (await Editors.Models).TypeStatement("EfficientNetB|").CompleteTyped());

    [Fact]
    public async Task Completion_lists_the_family_before_its_variants() =>
        Assert.Equal(["EfficientNet", .. s_variants], await (await Editors.Models).TypeStatement("EfficientNet|").CompleteTyped());

    [Fact]
    public async Task Completion_after_new_lists_every_variant() =>
        Assert.Equal(s_variants, await (await Editors.Models).TypeStatement("object made = new EfficientNetB|").CompleteTyped());

    [Fact]
    public async Task Completion_after_new_selects_the_type_of_the_variable()
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
    public async Task Completion_of_an_instance_lists_its_layers_and_the_members_of_modules_and_nothing_internal(string statement, string expected)
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
    public async Task Completion_of_an_instance_lists_the_members_of_every_module(string member) =>
        Assert.Contains(member, await (await Editors.Models).TypeStatement("model.|").CompleteNames());

    [Fact]
    public async Task Completion_of_a_type_lists_its_public_static_members_and_nothing_internal()
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
    public async Task Completion_of_a_type_without_a_base_lists_only_its_own_members(string statement, string expected)
    {
        var names = await (await Editors.Models).TypeStatement(statement).CompleteNames();

        Assert.Equal(expected.Split(' '), names.Where(IsOwn));
    }

    [Fact]
    public async Task Completion_of_a_search_lists_its_candidates_and_phi()
    {
        var names = await (await Editors.Scaled).Type("class Program { object found = EffNet.Scaled.ScaledGrid.|; }").CompleteNames();

        Assert.Equal(["Candidates", "Phi"], names.Where(IsOwn));
    }

    [Fact]
    public async Task Completion_in_a_partial_class_offers_the_partial_method_to_implement()
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
    public async Task The_selected_item_of_completion_has_a_description(string name, string statement, string item) =>
        Snapshot.Matches($"{nameof(CompletionTests)}.{name}", await (await Editors.Models).TypeStatement(statement).Describe(item) + "\n");

    /// <summary>Returns false for members of every object and for operators, which completion lists for records.</summary>
    private static bool IsOwn(string name) => char.IsLetter(name[0]) && typeof(object).GetMember(name).Length == 0;
}
