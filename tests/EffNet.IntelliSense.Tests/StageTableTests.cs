using System.Globalization;
using EffNet.IntelliSense.Tests.Support;
using Microsoft.CodeAnalysis;
using Xunit;

namespace EffNet.IntelliSense.Tests;

/// <summary>The table in the quick info of a network: its columns are aligned, and its numbers are right.</summary>
public sealed class StageTableTests
{
    private const int LeftAligned = 4;

    public static TheoryData<string> Networks { get; } = [.. Enumerable.Range(0, 8).Select(i => $"EfficientNetB{i}")];

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task Columns_of_the_stage_table_in_quick_info_are_aligned_with_their_headings(string network)
    {
        var lines = await Table(network);
        var header = lines[0];
        var edges = header.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select((heading, i) => header.IndexOf(heading, StringComparison.Ordinal) + (i < LeftAligned ? 0 : heading.Length))
            .ToList();

        Assert.Equal(7, edges.Count);
        Assert.All(lines.Skip(1), line =>
        {
            Assert.Equal(edges[^1], line.Length);
            Assert.All(edges.Take(LeftAligned).Skip(1), edge => Assert.Equal("  ", line[(edge - 2)..edge]));
            Assert.All(edges.Skip(LeftAligned).SkipLast(1), edge => Assert.Equal(' ', line[edge]));
            Assert.All(edges.Skip(LeftAligned + 1), edge => Assert.True(char.IsAsciiDigit(line[edge - 1])));
        });
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task Costs_in_the_stage_table_of_quick_info_equal_the_constants(string network)
    {
        var lines = await Table(network);
        var type = await Symbol(network);
        var stages = type.GetTypeMembers("Stages").Single().GetTypeMembers();

        Assert.Equal([.. stages.Select(s => $"{s.Name.ToLowerInvariant()} {Costs(s)}"), $"total {Costs(type)}"], lines.Skip(1).Select(FirstAndCosts));
    }

    [Fact]
    public async Task The_table_in_quick_info_of_a_family_has_a_row_per_variant()
    {
        var block = Assert.Single(await (await Editors.Models).TypeStatement("_ = Efficient|Net.Variants;").QuickInfoCode());
        var types = await Task.WhenAll(Networks.Select(n => Symbol(n.Data)));

        Assert.Equal(types.Select(t => $"{t.Name} {Costs(t)}"), block.Skip(1).Select(FirstAndCosts));
        Assert.Single(block.Select(line => line.Length).Distinct());
    }

    /// <summary>Returns the lines of the only text in a monospaced font.</summary>
    private static async Task<IReadOnlyList<string>> Table(string network) =>
        Assert.Single(await (await Editors.Models).TypeStatement($"{network}| other;").QuickInfoCode());

    private static async Task<INamedTypeSymbol> Symbol(string network)
    {
        var compilation = await (await Editors.Models).Project.GetCompilationAsync(TestContext.Current.CancellationToken);
        return compilation?.GetTypeByMetadataName($"EffNet.Models.{network}") ?? throw new TypeLoadException(network);
    }

    private static string Costs(INamedTypeSymbol type) =>
        string.Create(CultureInfo.InvariantCulture, $"{Constant(type, "Parameters"):N0} {Constant(type, "Flops"):N0}");

    private static object? Constant(INamedTypeSymbol type, string name) => Assert.IsType<IFieldSymbol>(Assert.Single(type.GetMembers(name)), exactMatch: false).ConstantValue;

    private static string FirstAndCosts(string line)
    {
        var cells = line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return $"{cells[0]} {cells[^2]} {cells[^1]}";
    }
}
