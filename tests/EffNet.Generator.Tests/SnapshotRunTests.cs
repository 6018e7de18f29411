using System.Reflection;
using TorchSharp;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>The files of the snapshots are compiled without changes and run.</summary>
public sealed class SnapshotRunTests
{
    private static readonly Dictionary<string, Lazy<IReadOnlyList<Type>>> s_types = new()
    {
        [SnapshotTests.B0] = new(() => Load(SnapshotTests.B0, "models.effnet")),
        [SnapshotTests.Odd] = new(() => Load(SnapshotTests.Odd, "odd.effnet")),
        [SnapshotTests.Operators] = new(() => Load(SnapshotTests.Operators, "operators.effnet")),
        [SnapshotTests.Scaled] = new(() => Load(SnapshotTests.Scaled, "scaled.effnet")),
        [SnapshotTests.Searched] = new(() => Load(SnapshotTests.Searched, "searched.effnet")),
        [SnapshotTests.Mistakes] = new(() => Load(SnapshotTests.Mistakes, "mistakes.effnet")),
    };

    public static TheoryData<string> Snapshots { get; } = [.. s_types.Keys];

    [Theory]
    [MemberData(nameof(Snapshots))]
    public void A_network_in_a_snapshot_computes_scores_and_has_its_documented_parameter_count(string snapshot)
    {
        var networks = s_types[snapshot].Value.Where(t => t.IsAssignableTo(typeof(UnrolledNetwork)) && t.GetCustomAttribute<ObsoleteAttribute>() is null);

        Assert.NotEmpty(networks);
        Assert.All(networks, type =>
        {
            using var network = (UnrolledNetwork)Create(type);
            var size = (int)Constant(type, "Resolution");
            using var scope = torch.NewDisposeScope();
            var image = torch.rand(2, network.InputChannels, size, size);
            Calibrate(network, image);
            network.eval();
            var scores = network.call(image).detach();
            using (torch.no_grad())
                Assert.True(LargestOf(network.call(image) - scores) <= 1e-4 * LargestOf(scores));
            Assert.True(LargestOf(scores) > 1e-3);
            Assert.Equal([2, network.ClassCount], scores.shape);
            Assert.True(scores.isfinite().all().item<bool>());
            Assert.Equal(Constant(type, "Parameters"), network.parameters().Sum(p => p.numel()));
        });
    }

    [Theory]
    [MemberData(nameof(Snapshots))]
    public void A_family_in_a_snapshot_lists_existing_networks(string snapshot)
    {
        var types = s_types[snapshot].Value;
        var families = types.Where(t => t is { IsAbstract: true, IsSealed: true } && t.GetProperty("Variants") is not null);

        Assert.NotEmpty(families);
        Assert.All(families.SelectMany(Variants), variant => Assert.NotNull(families.First().Assembly.GetType($"{families.First().Namespace}.{variant.TypeName}")));
    }

    [Fact]
    public void The_constructor_of_a_broken_variant_in_a_snapshot_throws_the_message_of_its_compiler_error()
    {
        var skeleton = Assert.Single(s_types[SnapshotTests.Mistakes].Value, t => t.GetCustomAttribute<ObsoleteAttribute>() is not null);

        var thrown = Assert.IsType<InvalidOperationException>(Assert.Throws<TargetInvocationException>(() => Create(skeleton)).InnerException);

        Assert.Equal(skeleton.GetCustomAttribute<ObsoleteAttribute>()?.Message, thrown.Message);
    }

    /// <summary>Gives every norm the statistics of its input. Without them, the numbers of a new network shrink to zero, and zeros are always equal.</summary>
    private static void Calibrate(UnrolledNetwork network, torch.Tensor image)
    {
        using var noGrad = torch.no_grad();
        foreach (var norm in network.modules().OfType<TorchSharp.Modules.BatchNorm2d>())
            norm.momentum = 1;
        network.train();
        network.call(image).Dispose();
    }

    private static float LargestOf(torch.Tensor tensor) => tensor.abs().max().item<float>();

    /// <summary>Returns the verified types, compiled together with the other types of <paramref name="file"/>.</summary>
    private static List<Type> Load(string snapshot, string file)
    {
        var verified = GeneratedSnapshot.Texts(snapshot);
        var others = Compiler.Run(Files.Open(file)).GeneratedSources.Where(f => !verified.ContainsKey(Path.GetFileName(f.HintName).Split('.')[0]));
        var assembly = Compiler.Load([.. verified.Values, .. others.Select(f => f.SourceText.ToString())]);
        return [.. assembly.GetTypes().Where(t => !t.IsNested && verified.ContainsKey(t.Name))];
    }

    private static object Create(Type type)
    {
        var constructor = type.GetConstructors().Single();
        return constructor.Invoke(BindingFlags.OptionalParamBinding, binder: null, [.. constructor.GetParameters().Select(_ => Type.Missing)], culture: null);
    }

    private static object Constant(Type type, string name) => type.GetField(name)?.GetRawConstantValue() ?? throw new MissingFieldException(type.Name, name);

    private static IReadOnlyList<ModuleVariant> Variants(Type family) =>
        (IReadOnlyList<ModuleVariant>?)family.GetProperty("Variants")?.GetValue(null) ?? throw new MissingMemberException(family.Name, "Variants");
}
