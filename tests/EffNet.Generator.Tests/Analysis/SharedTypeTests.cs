using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>EFN5001: two files that declare the same type.</summary>
public sealed class SharedTypeTests
{
    private const string First = "/project/nets/a.effnet";
    private const string Second = "/project/nets/b.effnet";

    [Fact]
    public Task Every_type_that_two_files_declare_is_reported_in_the_second_file()
    {
        var file = RuleCases.Edit("family Tiny", "family {|#0:Tiny|}").Replace("variant A", "variant {|#1:A|}", StringComparison.Ordinal);

        return Verify((First, RuleCases.Sound), (Second, file), Clash(0, "Sample.Tiny"), Clash(1, "Sample.TinyA"));
    }

    [Fact]
    public Task A_type_that_two_files_declare_is_reported_at_its_name()
    {
        var other = RuleCases.Edit("family Tiny", "family Other").Replace("variant A { }", "variant A { type: {|#0:TinyA|}; }", StringComparison.Ordinal);

        return Verify((First, RuleCases.Sound), (Second, other), Clash(0, "Sample.TinyA"));
    }

    [Fact]
    public Task A_type_that_equals_the_class_of_a_search_in_another_file_is_reported()
    {
        const string Search = "variant A { }\n    search S { alpha: 1.2; beta: 1.1; gamma: 1.15; }";
        var other = RuleCases.Edit("variant A { }", "variant A { type: {|#0:TinyS|}; }").Replace("family Tiny", "family Other", StringComparison.Ordinal);

        return Verify((First, RuleCases.Edit("variant A { }", Search)), (Second, other), Clash(0, "Sample.TinyS"));
    }

    [Fact]
    public Task Equal_type_names_in_different_namespaces_do_not_collide() =>
        Verify((First, RuleCases.Sound), (Second, RuleCases.Edit("namespace Sample;", "namespace Other;")));

    [Fact]
    public Task Types_without_a_namespace_collide_with_types_in_the_namespace_of_the_project()
    {
        var without = RuleCases.Edit("namespace Sample;\n", string.Empty);
        var consumer = RuleCases.Edit("namespace Sample;", "namespace Consumer;")
            .Replace("family Tiny", "family {|#0:Tiny|}", StringComparison.Ordinal)
            .Replace("variant A", "variant {|#1:A|}", StringComparison.Ordinal);

        return Verify((First, without), (Second, consumer), Clash(0, "Consumer.Tiny"), Clash(1, "Consumer.TinyA"));
    }

    [Fact]
    public Task Equal_type_names_in_the_global_namespace_collide()
    {
        var without = RuleCases.Edit("namespace Sample;\n", string.Empty);
        var second = RuleCases.Edit("namespace Sample;\n", string.Empty)
            .Replace("family Tiny", "family {|#0:Tiny|}", StringComparison.Ordinal)
            .Replace("variant A { }", "variant B { }", StringComparison.Ordinal);
        var test = new ProjectTest((First, without), (Second, second));

        return test.WithGlobalOption("build_property.RootNamespace = ").Expect(Clash(0, "Tiny")).VerifyAsync();
    }

    /// <summary>Asserts that there are no errors of the compiler either, because the type is generated once.</summary>
    private static Task Verify((string, string) first, (string, string) second, params IEnumerable<DiagnosticResult> expected) =>
        new ProjectTest(first, second).Expect(expected).VerifyAsync();

    private static DiagnosticResult Clash(int place, string type) => DiagnosticResult.CompilerError("EFN5001").WithLocation(place)
        .WithMessage($"Type '{type}' is also declared in nets/a.effnet; rename one of the two, or give the files different namespaces.");
}
