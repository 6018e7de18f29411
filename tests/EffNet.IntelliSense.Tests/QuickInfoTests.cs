using EffNet.IntelliSense.Tests.Support;
using EffNet.Testing;
using Xunit;

namespace EffNet.IntelliSense.Tests;

/// <summary>The text of quick info.</summary>
public sealed class QuickInfoTests
{
    [Theory]
    [InlineData("Type", "Efficient|NetB0 network;")]
    [InlineData("Constructor", "_ = new Efficient|NetB0();")]
    [InlineData("Family", "_ = Efficient|Net.Variants;")]
    [InlineData("Variants", "_ = EfficientNet.Vari|ants;")]
    [InlineData("Variant", "_ = EfficientNetB0.Vari|ant;")]
    [InlineData("Parameters", "_ = EfficientNetB0.Para|meters;")]
    [InlineData("Resolution", "_ = EfficientNetB0.Resolu|tion;")]
    [InlineData("CostFor", "_ = EfficientNetB0.Cost|For();")]
    [InlineData("Stages.Stage3", "_ = EfficientNetB0.Stages.Sta|ge3.Flops;")]
    [InlineData("Stages.Stage3.Flops", "_ = EfficientNetB0.Stages.Stage3.Flo|ps;")]
    [InlineData("Stage3", "_ = model.Sta|ge3;")]
    [InlineData("Stage3.forward", "_ = model.Stage3.for|ward(input);")]
    [InlineData("Modules.Stage3", "EfficientNetB0.Modules.Sta|ge3 stage;")]
    [InlineData("Block1", "_ = model.Stage3.Blo|ck1;")]
    [InlineData("Block1.ExpandConv", "_ = model.Stage3.Block1.Expand|Conv;")]
    [InlineData("Block2.forward", "_ = model.Stage3.Block2.for|ward(input);")]
    [InlineData("Modules.Stage3.Repeat", "EfficientNetB0.Modules.Stage3.Rep|eat block;")]
    [InlineData("forward", "_ = model.for|ward(input);")]
    [InlineData("Features", "_ = model.Feat|ures(input);")]
    [InlineData("StageFeatures", "EfficientNetB0.StageFea|tures maps;")]
    [InlineData("Reduction8", "_ = features.Reduc|tion8;")]
    [InlineData("Logits", "_ = features.Log|its;")]
    public async Task Quick_info_explains_a_generated_member(string name, string statement) =>
        Snapshot.Matches($"{nameof(QuickInfoTests)}.{name}", await (await Editors.Models).TypeStatement(statement).QuickInfo() + "\n");

    [Theory]
    [InlineData("SolvedType", "EffNet.Scaled.Scaled|Solved network;")]
    [InlineData("Search", "_ = EffNet.Scaled.Scaled|Grid.Phi;")]
    [InlineData("Search.Candidates", "_ = EffNet.Scaled.ScaledGrid.Candi|dates;")]
    public async Task Quick_info_explains_solved_and_searched_networks(string name, string statement) =>
        Snapshot.Matches($"{nameof(QuickInfoTests)}.{name}", await (await Editors.Scaled).Type($"class Program {{ void Run() {{ {statement} }} }}").QuickInfo() + "\n");

    [Theory]
    [InlineData("Broken", "EffNet.Mistakes.Mistaken|Broken network;")]
    [InlineData("Broken.Constructor", "_ = new EffNet.Mistakes.Mistaken|Broken();")]
    [InlineData("Broken.Parameters", "_ = EffNet.Mistakes.MistakenBroken.Para|meters;")]
    public async Task Quick_info_of_a_broken_variant_states_the_cause(string name, string statement) =>
        Snapshot.Matches($"{nameof(QuickInfoTests)}.{name}", await (await Editors.Mistakes).Type($"class Program {{ void Run() {{ {statement} }} }}").QuickInfo() + "\n");
}
