using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>
/// The pipeline must not keep objects of the compiler from one run to the next. They would keep whole compilations alive and
/// compare unequal after every edit (Roslyn's cookbook for incremental generators).
/// </summary>
public sealed class PipelineContentTests
{
    private static readonly Type[] s_compilers =
    [
        typeof(Compilation), typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(SemanticModel), typeof(IOperation),
        typeof(Location), typeof(Diagnostic), typeof(AdditionalText), typeof(SourceText), typeof(AnalyzerConfigOptions), typeof(AnalyzerConfigOptionsProvider),
    ];

    public static TheoryData<string> Steps { get; } =
    [
        TrackingNames.Files, TrackingNames.Project, TrackingNames.References, TrackingNames.Variants, TrackingNames.Searches, TrackingNames.Families,
        TrackingNames.ProjectErrors,
    ];

    [Theory]
    [MemberData(nameof(Steps))]
    public void No_step_of_the_generator_retains_objects_of_the_compiler(string step)
    {
        var outputs = Compiler.Run(Files.Open("models.effnet"), Files.Open("odd.effnet"), Files.Open("scaled.effnet"), Files.Open("mistakes.effnet"))
            .TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Value).ToList();

        Assert.NotEmpty(outputs);
        Assert.Empty(outputs.SelectMany(ObjectGraph.Reachable).Where(IsCompilers).Select(o => o.GetType()));
    }

    [Fact]
    public void The_test_helper_finds_deeply_nested_objects()
    {
        var tree = CSharpSyntaxTree.ParseText("class C;", cancellationToken: TestContext.Current.CancellationToken);
        object hidden = (1, new List<Lazy<object>> { new(() => tree) });

        Assert.Contains(tree, ObjectGraph.Reachable(hidden));
        Assert.Contains(ObjectGraph.Reachable(hidden), IsCompilers);
    }

    private static bool IsCompilers(object item) => s_compilers.Any(type => type.IsInstanceOfType(item));
}
