using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>The complete text of generated files. <see cref="SnapshotRunTests"/> compiles and runs the same files.</summary>
public sealed class SnapshotTests
{
    public static string B0 => "SnapshotTests.B0";

    public static string Odd => "SnapshotTests.Odd";

    public static string Mistakes => "SnapshotTests.Mistakes";

    [Fact]
    public void B0_and_its_family_are_as_verified() =>
        GeneratedSnapshot.Matches(B0, Generate("models.effnet").Where(f => Path.GetFileName(f.HintName) is "EfficientNet.g.cs" or "EfficientNetB0.g.cs"));

    [Fact]
    public void Odd_families_are_as_verified() => GeneratedSnapshot.Matches(Odd, Generate("odd.effnet"));

    [Fact]
    public void What_mistakes_leave_is_as_verified() => GeneratedSnapshot.Matches(Mistakes, Generate("mistakes.effnet"));

    private static ImmutableArray<GeneratedSourceResult> Generate(string file) => Compiler.Run(Files.Open(file)).GeneratedSources;
}
