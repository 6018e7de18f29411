namespace EffNet.Language.Tests.Robustness;

/// <summary>
/// The allocations of a compilation grow no faster than the file. Unlike time, allocations do not depend on the machine. Each case is a product of two counts that
/// a file can raise together.
/// </summary>
public sealed class GrowthTests
{
    private const int Few = 30;
    private const int Factor = 4;

    public static TheoryData<string> Cases => [.. s_texts.Keys];

    private static readonly Dictionary<string, Func<int, string>> s_texts = new(StringComparer.Ordinal)
    {
        ["a chain of extends, each with an override"] = n =>
            Source.Alone(Lines(n, i => i == 0 ? "variant V0 { }" : $"variant V{i} {{ extends: V{i - 1}; body {{ layers: 1; kernel: 3; }} }}")),
        ["unknown variants extended, with as many to suggest"] = n => Source.Alone(Lines(n, i => $"variant Variant{i} {{ extends: SomethingElse{i}; }}")),
        ["unknown words"] = n => Source.Alone("variant X { }" + Lines(n, i => $"unheard_of_{i}: {i};")),
        ["unknown profiles"] = n => Source.Alone(Lines(n, i => $"variant V{i} {{ profile: missing{i}; }}")),
        ["mistakes before mistakes"] = n => Source.Alone("variant X { }") + Lines(n, _ => "? a b"),
        ["braces too many"] = n => $"effnet 1; family F {{ {Lines(n, _ => "input: 1; }")}",
        ["solved targets"] = n => Source.Alone(Lines(n, i => $"variant V{i} {{ phi: solve(flops <= {2000 + i}K, memory <= 9MiB); }}")),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Allocations_grow_about_linearly_with_the_file(string name)
    {
        var text = s_texts[name];
        Allocate(text(Few));
        var (few, many) = (Allocate(text(Few)), Allocate(text(Factor * Few)));
        Assert.InRange(many, 0, 1.6 * Factor * few);
    }

    /// <summary>Networks large enough that building them is most of the work.</summary>
    private static readonly (string, string) s_deep = ("body", "body: separable(kernel: 3, stride: 1, channels: 8, layers: 150);");

    [Fact]
    public void Costs_of_a_network_are_computed_once_for_all_its_bounds()
    {
        string Text(int bounds) =>
            Source.Alone(string.Concat(Enumerable.Repeat("require memory(mode: training) <= 1GiB; ", bounds)) + Lines(20, i => $"variant V{i} {{ }}"), s_deep);
        Allocate(Text(2));
        Assert.InRange(Allocate(Text(60)), 0, 2 * Allocate(Text(2)));
    }

    [Fact]
    public void Solved_variants_of_one_table_share_the_networks_that_they_try()
    {
        string Text(int variants) => Source.Alone(Lines(variants, i => $"variant V{i} {{ phi: solve(flops <= 60M); }}"), s_deep);
        Allocate(Text(1));
        Assert.InRange(Allocate(Text(20)), 0, 5 * Allocate(Text(1)));
    }

    private static long Allocate(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        ModelCompiler.Compile(text, TestContext.Current.CancellationToken);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));
}
