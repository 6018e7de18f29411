using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using Xunit;

namespace EffNet.Tests;

public sealed class ModuleTreeTests
{
    public static TheoryData<string> Types =>
        ["EfficientNetB0", "TfEfficientNetB0", "EfficientNetB3", "ReluProbeSame", "MobileNetV2W100", "ResNet18", "ResNeXt101", "BottleneckProbeSame"];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_module_is_listed_once_with_a_unique_name(string type)
    {
        using var model = Subjects.Find(type).Create();
        var modules = model.named_modules().ToList();

        Assert.Distinct(modules.Select(entry => entry.name));
        Assert.Distinct(modules.Select(entry => entry.module), ReferenceEqualityComparer.Instance);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_layer_of_the_graph_is_a_module_at_its_path(string type)
    {
        var subject = Subjects.Find(type);
        using var model = subject.Create();
        var names = model.named_modules().Select(entry => entry.name).ToHashSet();

        Assert.Empty(StatePath.ModulesOf(subject.Network).Select(module => module.Path).Except(names));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Train_and_eval_apply_to_every_module(string type)
    {
        using var model = Subjects.Find(type).Create();
        Assert.All(model.named_modules(), entry => Assert.True(entry.module.training, entry.name));

        model.eval();
        Assert.False(model.training);
        Assert.All(model.named_modules(), entry => Assert.False(entry.module.training, entry.name));

        model.train();
        Assert.True(model.training);
        Assert.All(model.named_modules(), entry => Assert.True(entry.module.training, entry.name));
    }

    [Fact]
    public void Apply_calls_the_function_once_for_every_module()
    {
        using var model = Subjects.Find("EfficientNetB0").Create();
        var visited = new List<object>();

        model.apply(visited.Add);

        Assert.Distinct(visited, ReferenceEqualityComparer.Instance);
        Assert.Empty(model.modules().Append(model).Except(visited, ReferenceEqualityComparer.Instance));
    }
}
