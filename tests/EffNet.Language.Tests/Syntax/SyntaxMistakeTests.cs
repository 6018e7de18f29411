using EffNet.Language.Diagnostics;

namespace EffNet.Language.Tests.Syntax;

/// <summary>Mistakes in the form of statements and headings: one error at the right characters, and a fix that leaves no other error.</summary>
public sealed class SyntaxMistakeTests
{
    private const string Stage = "kernel: 3, stride: 1, channels: 8";

    [Theory]
    [InlineData($"body: conv«(»{Stage}\n    more: conv({Stage});")]
    [InlineData($"body: conv«(»{Stage},\n    more: conv({Stage});")]
    [InlineData($"body: conv«(»{Stage}\n    more: mbconv(kernel: 3, stride: 1, expand: 6, channels: 8, layers: 1, se: 0.25 of expanded);")]
    [InlineData($"drop_path: linear«(»0.2\n    body: conv({Stage});")]
    public void A_line_without_its_parenthesis_and_semicolon_does_not_take_those_of_the_next_line(string stages)
    {
        var diagnostic = Check("EFN1003", Source.WithStatement(stages, "body"), "')'", "Elsewhere");
        Assert.Equal("Insert ');'", Assert.Single(diagnostic.Fixes).Title);
    }

    [Theory]
    [InlineData("EFN1002", "body: conv(kernel: 3,\n        stride: 1, «(» channels: 8);", "'('")]
    [InlineData("EFN1002", "body: conv(kernel: 3,\n        stride: 1, channels: 8 «(» );", "'('")]
    [InlineData("EFN1001", "body: conv(kernel: 3,\n        stride: 1, «\" channels: 8);»", "quotes")]
    [InlineData("EFN1001", "body: conv(«\" kernel: 3, stride: 1, channels: 8);»", "quotes")]
    [InlineData("EFN1001", "body: conv(kernel: 3«\", stride: 1, channels: 8);»", "quotes")]
    public void Text_that_hides_the_end_of_a_call_is_one_error(string id, string stage, string fact) =>
        Check(id, Source.WithStatement(stage, "body"), fact, "Elsewhere");

    [Fact]
    public void Arguments_may_be_on_their_own_lines() =>
        Effnet.CompileCleanly(Source.WithExtra("rounding\n    {\n        width: divisible(\n            by: 8,\n            within: 10%);\n    }"));

    [Theory]
    [InlineData("require flops < 9G;\n        require parameters < 9M;", "EFN1001 EFN1001")]
    [InlineData("require flops 9G; require flops 9G;", "EFN1002 EFN1002")]
    [InlineData("require\n        require\n", "EFN1002 EFN1002")]
    public void Requirements_that_cannot_be_read_are_not_duplicates(string requirements, string ids)
    {
        var compiled = ModelCompiler.Compile(Source.WithVariant($"variant X\n    {{\n        {requirements}\n    }}"));
        Assert.Equal(ids, string.Join(' ', compiled.Diagnostics.Select(d => d.Rule.Id)));
    }

    [Theory]
    [InlineData("EFN1002", "variant«:»X{ }", "without a ':'")]
    [InlineData("EFN1002", "public family«:»More{ }", "without a ':'")]
    [InlineData("EFN1002", "require«:»flops<=9G;", "without a ':'")]
    [InlineData("EFN1001", "variant«\"X\"»{ }", "without quotes")]
    [InlineData("EFN1001", "extends:«\"Before\"»;", "without quotes")]
    public void A_fix_that_removes_text_between_two_words_does_not_join_them(string id, string marked, string fact)
    {
        var statement = marked.StartsWith("variant", StringComparison.Ordinal) ? marked : $"variant X {{ {marked} }}";
        var file = marked.StartsWith("public", StringComparison.Ordinal)
            ? Source.File(family: Source.Family(marked.Replace("{ }", string.Empty, StringComparison.Ordinal), Source.Body([])))
            : Source.WithVariant(statement);
        Check(id, file, fact, "Elsewhere");
    }

    [Theory]
    [InlineData("effnet«:»1;", "namespace A.B;")]
    [InlineData("effnet 1;", "namespace«:»A.B;")]
    public void A_fix_that_removes_the_colon_of_a_directive_does_not_join_words(string version, string @namespace) =>
        Check("EFN1002", Source.File(version, @namespace), "without a ':'", "Before", "X", "After", "Elsewhere");

    [Fact]
    public void A_fix_that_removes_a_suppression_between_two_words_does_not_join_them()
    {
        var text = Source.WithVariant("variant/* effnet: ignore EFN3010 */X { }");
        Assert.Equal("EFN1113", Assert.Single(ModelCompiler.Compile(text).Diagnostics).Rule.Id);
        Assert.Empty(Fixes.FindFaults(text));
    }

    [Theory]
    [InlineData("EFN1002", "variant X «:» Before { phi: 0; }", "Expected '{'")]
    [InlineData("EFN1002", "variant X «:» Before\n    {\n        phi: 0;\n    }", "Expected '{'")]
    [InlineData("EFN1002", "variant X«:» { phi: 0; }", "Expected '{'")]
    [InlineData("EFN1002", "variant X «(» phi: 0; )", "Expected '{'")]
    [InlineData("EFN1002", "variant X «(»\n        phi: 0;\n        norm: batch(eps: 1e-3, momentum: 0.1);\n    )", "Expected '{'")]
    [InlineData("EFN1002", "variant X «=» { phi: 0; }", "Expected '{'")]
    [InlineData("EFN1002", "variant X «4» { phi: 0; }", "Expected '{'")]
    [InlineData("EFN1002", "variant X «extends» Before { phi: 0; }", "Expected '{'")]
    [InlineData("EFN1001", "variant X«-»0 { phi: 0; }", "'_'")]
    [InlineData("EFN1001", "variant X«-»small { phi: 0; }", "'_'")]
    [InlineData("EFN1002", "variant «Big Net» { phi: 0; }", "'Big_Net'")]
    public void A_wrong_heading_of_a_variant_breaks_only_that_variant_even_if_it_is_the_last(string id, string variant, string fact)
    {
        Check(id, Source.WithVariant(variant), fact, "Before", "After", "Elsewhere");
        Check(id, Source.Alone("variant First { }\n    " + variant), fact, "First");
        Assert.Contains(Effnet.Variants(ModelCompiler.Compile(Marked.Parse(Source.WithVariant(variant)).Text)), v => v.Broken?.Id == id);
    }

    [Theory]
    [InlineData("measured { top1: 93%; on: imagenet«-»1k; }")]
    [InlineData("measured { top1: 93%; on: imagenet«-»1; }")]
    [InlineData("measured { top1: 93%; on: cifar10«-»2; }")]
    [InlineData("measured { top1: 93%; on: cifar10«-»new; }")]
    public void A_hyphen_in_a_name_is_one_error_even_before_or_after_a_digit(string block) =>
        Check("EFN1001", Source.WithVariant($"variant X {{ {block} }}"), "'_'", "Before", "After", "Elsewhere");

    [Theory]
    [InlineData("profile: plain«-»2;")]
    [InlineData("profile: plain«-»new;")]
    [InlineData("extends: Before«-»2;")]
    public void A_name_with_a_hyphen_is_not_also_an_unknown_name(string setting) =>
        Mistake.IsReportedOnce("EFN1001", Source.WithVariant($"variant X {{ {setting} }}"), "Before", "After", "Elsewhere");

    [Fact]
    public void A_namespace_with_a_hyphen_is_one_error() => Check("EFN1001", Source.File(@namespace: "namespace My«-»App;"), "'_'");

    [Theory]
    [InlineData($"«my body»: conv({Stage});", "'my_body'")]
    [InlineData($"«my own body»: conv({Stage});", "'my_own_body'")]
    [InlineData($"«my body» = conv({Stage});", "'my_body'")]
    [InlineData($"«my /* own */ body»: conv({Stage});", "'my_body'")]
    public void A_name_with_spaces_is_one_error_that_states_the_name_to_write(string stage, string fact) =>
        Check("EFN1002", Source.WithStatement(stage, "body"), fact, "Elsewhere");

    [Theory]
    [InlineData("«using» System;")]
    [InlineData("«classes» 10;")]
    [InlineData("«classes» = 10;")]
    [InlineData("«famil»")]
    public void A_statement_that_files_do_not_have_is_one_error_without_a_fix(string statement) =>
        Assert.Empty(Check("EFN1002", Source.File(@namespace: statement), "'namespace', 'profile' or 'family'", "Elsewhere").Fixes);

    [Theory]
    [InlineData("phi: «1e0.5»;")]
    [InlineData("phi: «93%.5»;")]
    [InlineData("phi: «5%,2»;")]
    [InlineData("phi: «.5.5»;")]
    [InlineData("phi: «5x.»;")]
    [InlineData("phi: «1e0,500»;")]
    [InlineData("phi: «1x,000,000»;")]
    [InlineData("phi: «1x,000.5»;")]
    [InlineData("require flops <= «9G.5»;")]
    public void A_number_that_no_other_notation_explains_is_one_error_without_a_fix(string setting) =>
        Assert.Empty(Check("EFN1004", Source.WithVariant($"variant X {{ {setting} }}"), "is not a number", "Before", "After", "Elsewhere").Fixes);

    [Fact]
    public void A_number_with_a_leading_point_and_a_foreign_unit_is_one_error() =>
        Check("EFN1004", Source.WithVariant("variant X { require parameters <= «.4b»; }"), "'0.4G'", "Before", "After", "Elsewhere");

    [Theory]
    [InlineData("phi: «1, /* one */ 5»;", "'1.5'")]
    [InlineData("require flops <= «5.3 /* billion */ G»;", "'5.3G'")]
    public void A_number_with_a_comment_in_it_has_no_fix_because_a_fix_would_delete_the_comment(string setting, string fact) =>
        Assert.Empty(Check("EFN1004", Source.WithVariant($"variant X {{ {setting} }}"), fact, "Before", "After", "Elsewhere").Fixes);

    [Theory]
    [InlineData("=«<» 600M", "<= 600M")]
    [InlineData("= «<» 600M", "<= 600M")]
    [InlineData("«<» =600M", "<=600M")]
    [InlineData("«≤»= 600M", "<= 600M")]
    [InlineData("=«≥» 1", ">= 1")]
    [InlineData("«>» 1", ">= 1")]
    public void A_comparison_in_two_parts_is_fixed_as_a_whole(string bound, string @fixed)
    {
        var marked = Source.WithVariant($"variant X {{ require flops {bound}; }}");
        var fix = Assert.Single(Check("EFN1001", marked, "for 'at ", "Before", "After", "Elsewhere").Fixes);
        Assert.Equal(Source.WithVariant($"variant X {{ require flops {@fixed}; }}"), fix.Apply(Marked.Parse(marked).Text));
    }

    [Theory]
    [InlineData("phi: 1«/»2;")]
    [InlineData("phi: 1 «/» 2;")]
    public void A_fraction_with_a_slash_is_one_error_that_names_the_decimal_notation(string setting) =>
        Check("EFN1001", Source.WithVariant($"variant X {{ {setting} }}"), "decimal number", "Before", "After", "Elsewhere");

    [Theory]
    [InlineData("3 */* thrice */ baseline")]
    [InlineData("3 */**/ baseline")]
    public void A_comment_may_follow_a_star_without_a_space(string bound)
    {
        var (joined, spaced) = (ModelCompiler.Compile(Search(bound)), ModelCompiler.Compile(Search("3 * baseline")));
        Assert.Equal(spaced.Model, joined.Model);
        Assert.Empty(Effnet.Errors(joined));

        static string Search(string bound) => Source.WithVariant($"search Grid {{ alpha: 1.2; beta: 1.1; gamma: 1.15; require flops <= {bound}; }}");
    }

    [Theory]
    [InlineData("«;»; /* keep me */ ;", " /* keep me */ ")]
    [InlineData("«;»\n    ; // keep a\n    ; // keep b", " // keep a\n     // keep b")]
    [InlineData("«;» ; ;", "")]
    public void A_fix_that_removes_empty_statements_keeps_the_comments_between_them(string statements, string left)
    {
        var marked = Source.WithVariant(statements);
        var fix = Assert.Single(Check("EFN1002", marked, "a statement", "Elsewhere").Fixes);
        Assert.Equal(Source.WithVariant(left), fix.Apply(Marked.Parse(marked).Text));
    }

    [Theory]
    [InlineData("phi: {0}x;", '9')]
    [InlineData("phi: {0};", '9')]
    [InlineData("phi: {0}.5.5;", '9')]
    [InlineData("phi: 0{0}: {0};", 'w')]
    [InlineData("phi: 0; {0}", '@')]
    [InlineData("phi: 0 {0};", 'w')]
    [InlineData("{0} 0 0;", 'w')]
    [InlineData("{0} {0}: 0;", 'w')]
    public void A_message_quotes_only_the_beginning_of_a_long_text(string setting, char repeated)
    {
        var text = Source.WithVariant($"variant X {{ {setting.Replace("{0}", new string(repeated, 5_000), StringComparison.Ordinal)} }}");
        var messages = Effnet.Errors(ModelCompiler.Compile(text)).Where(d => d.Rule.Category == "EffNet.Syntax").Select(d => d.Message).ToList();
        Assert.NotEmpty(messages);
        Assert.All(messages, m => Assert.InRange(m.Length, 1, 400));
    }

    /// <summary>Asserts that the only error is of rule <paramref name="id"/> at the marked characters, with <paramref name="fact"/>, and that its fix leaves no error.</summary>
    private static Diagnostic Check(string id, string marked, string fact, params string[] survivors)
    {
        var diagnostic = Mistake.IsReportedOnce(id, marked, survivors);
        Assert.Contains(fact, diagnostic.Message, StringComparison.Ordinal);
        var faults = Fixes.FindFaults(Marked.Parse(marked).Text).ToList();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        return diagnostic;
    }
}
