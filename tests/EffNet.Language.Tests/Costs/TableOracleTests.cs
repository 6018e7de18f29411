namespace EffNet.Language.Tests.Costs;

/// <summary>Any table of any operators, scaled by any factors, has the costs of an independent computation.</summary>
public sealed class TableOracleTests
{
    public static TheoryData<string> Operators => ["conv", "separable", "mbconv", "fused_mbconv", "basic", "bottleneck", "max_pool", "avg_pool"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Costs_and_shapes_of_random_tables_equal_those_of_the_oracle_at_random_factors(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 50; i++)
            Check(random, RandomTable.Draw(random));
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void Costs_and_shapes_of_each_operator_equal_those_of_the_oracle(string @operator)
    {
        var random = new Random(@operator.Length);
        for (var i = 0; i < 40; i++)
            Check(random, RandomTable.Draw(random, @operator));
    }

    [Fact]
    public void The_table_oracle_computes_the_published_costs_of_ResNet50()
    {
        TableRow[] resNet50 =
        [
            new("conv") { Kernel = 7, Stride = 2, Channels = 64 }, new("max_pool") { Kernel = 3, Stride = 2 },
            Bottleneck(256, 3, 1), Bottleneck(512, 4, 2), Bottleneck(1024, 6, 2), Bottleneck(2048, 3, 2), new("head"),
        ];
        var count = new TableOracle(resNet50, 1, 1, 224, classes: 1000).Count();
        Assert.Equal((25_557_032, 4_089_184_256), (count.Parameters, count.MultiplyAdds));

        static TableRow Bottleneck(int channels, int layers, int stride) => new("bottleneck") { Kernel = 3, Stride = stride, Channels = channels, Layers = layers };
    }

    private static void Check(Random random, List<TableRow> rows)
    {
        var width = Math.Round(0.1 + (random.NextDouble() * 2.9), 2);
        var depth = Math.Round(0.1 + (random.NextDouble() * 2.9), 2);
        var (resolution, channels, classes) = (random.Next(1, 200), random.Next(1, 5), random.Next(1, 50));
        var settings = FormattableString.Invariant($"width: {width}; depth: {depth}; resolution: {resolution};");
        var text = RandomTable.File(rows, $"variant X {{ {settings} }}", inputChannels: channels, classes: classes, padding: random.Next(2) == 0 ? "same" : "symmetric");
        var (network, expected) = (Effnet.Network(text), new TableOracle(rows, width, depth, resolution, channels, classes).Count());

        Assert.True((expected.Parameters, expected.MultiplyAdds) == (network.Parameters, network.MultiplyAdds), $"{network.Parameters}, {network.MultiplyAdds} in\n{text}");
        Assert.Equal(expected.Shapes, network.Stages.Select(s => (s.Output.Channels, s.Output.Height, s.Operator is "head" ? 1 : s.Depth)));
    }
}
