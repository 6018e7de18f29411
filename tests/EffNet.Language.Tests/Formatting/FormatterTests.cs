using EffNet.Fuzz.Checks;
using EffNet.Language.Formatting;

namespace EffNet.Language.Tests.Formatting;

/// <summary>The rules of the canonical form, one by one; <c>language.md</c> describes them.</summary>
public sealed class FormatterTests
{
    [Theory]
    [InlineData("effnet   1 ;\nnamespace\tA . B;", "effnet 1;\nnamespace A.B;\n")]
    [InlineData("effnet 1; namespace A; profile p { }", "effnet 1;\nnamespace A;\nprofile p { }\n")]
    [InlineData("x { a:1 ;b : c(d:1,e :2 ) ; }", "x { a: 1; b: c(d: 1, e: 2); }\n")]
    [InlineData("x { require   flops<=5M;require parameters=5_288_548 ; }", "x { require flops <= 5M; require parameters = 5_288_548; }\n")]
    [InlineData("x { require   flops>=5M;require receptive_field  >=200 ; }", "x { require flops >= 5M; require receptive_field >= 200; }\n")]
    [InlineData("x { measured{top1:93.90%;on :fashion_mnist;seeds:3 ; } }", "x { measured { top1: 93.90%; on: fashion_mnist; seeds: 3; } }\n")]
    [InlineData("x { require   flops within 5%of 2*baseline;require flops<=2  *\tbaseline ; }", "x { require flops within 5% of 2 * baseline; require flops <= 2 * baseline; }\n")]
    [InlineData("x { a: from 1.0   to 1.4 step .5; }", null)]
    [InlineData("x { a: from 1.0   to 1.4\tstep 0.05; b: 0.25  of expanded; c:-1e-5; d: 10%; }", "x { a: from 1.0 to 1.4 step 0.05; b: 0.25 of expanded; c: -1e-5; d: 10%; }\n")]
    [InlineData("x { a\n:\n1\n; }", "x\n{\n    a: 1;\n}\n")]
    [InlineData("effnet 1;\n\n\n\n\nx { }\n\n\n", "effnet 1;\n\nx { }\n")]
    [InlineData("\n \n effnet 1;", "effnet 1;\n")]
    [InlineData("", "")]
    [InlineData(" \n\t\n", "")]
    public void Formatting_writes_canonical_spaces(string text, string? formatted) => IsFormatted(text, formatted);

    [Theory]
    [InlineData("variant X { phi: 0; }", "variant X { phi: 0; }\n")]
    [InlineData("variant X\n{ phi: 0; }", "variant X { phi: 0; }\n")]
    [InlineData("variant X {\nphi: 0; }", "variant X\n{\n    phi: 0;\n}\n")]
    [InlineData("variant X { phi: 0;\n}", "variant X\n{\n    phi: 0;\n}\n")]
    [InlineData("variant X\n{\n\n\n  phi: 0;\n\n\n  a: 1;\n\n}", "variant X\n{\n    phi: 0;\n\n    a: 1;\n}\n")]
    [InlineData("variant X\n{\n}", "variant X { }\n")]
    [InlineData("variant X{}", "variant X { }\n")]
    [InlineData("public family F { }", "public family F { }\n")]
    [InlineData("public family F { a: 1; b: 2; variant X { phi: 0; } }", "public family F\n{\n    a: 1;\n    b: 2;\n    variant X { phi: 0; }\n}\n")]
    [InlineData(
        "family F {\na: 1; b: 2; variant X { phi: 0; } variant Y { } c: 3;\n}", "family F\n{\n    a: 1; b: 2;\n    variant X { phi: 0; }\n    variant Y { }\n    c: 3;\n}\n")]
    [InlineData("variant X {\na: 1; s { b: 2; } t { c: 3; } d: 4;\n}", "variant X\n{\n    a: 1; s { b: 2; } t { c: 3; } d: 4;\n}\n")]
    [InlineData("variant X {\na: 1; s {\nb: 2; } c: 3;\n}", "variant X\n{\n    a: 1;\n    s\n    {\n        b: 2;\n    }\n    c: 3;\n}\n")]
    public void Formatting_writes_braces_of_a_block_with_several_lines_on_their_own_lines(string text, string formatted) => IsFormatted(text, formatted);

    [Theory]
    [InlineData("x {\na: f(\nb: 1,\nc: 2\n);\n}", "x\n{\n    a: f(\n        b: 1,\n        c: 2\n    );\n}\n")]
    [InlineData("x {\na: f(b: 1,\n\n\nc: 2);\n}", "x\n{\n    a: f(b: 1,\n        c: 2);\n}\n")]
    [InlineData("x {\na: f(b\n: 1, c:\n2);\n}", "x\n{\n    a: f(b: 1, c: 2);\n}\n")]
    [InlineData("x {\na: // why\n1;\n}", "x\n{\n    a:    // why\n        1;\n}\n")]
    [InlineData("x {\nrequire\n: 1;\n}", "x\n{\n    require\n        : 1;\n}\n")]
    public void Formatting_writes_a_statement_on_one_line_except_in_parentheses_and_after_comments(string text, string formatted) => IsFormatted(text, formatted);

    [Theory]
    [InlineData("x { } // a  \n// b\t\n", "x { }    // a\n// b\n")]
    [InlineData("x {\n// a\n// b\n\n// c\na: 1;\n// d\n\n// e\n}\n\n// f", "x\n{\n    // a\n    // b\n\n    // c\n    a: 1;\n    // d\n\n    // e\n}\n\n// f\n")]
    [InlineData("x /* a */ { /* b */ a /*c*/ : /*d*/ 1 /*e*/ ; /* f */ }", "x /* a */ { /* b */ a /*c*/: /*d*/ 1 /*e*/; /* f */ }\n")]
    [InlineData("a: 1; /* a */ b: 2;", "a: 1;\n/* a */ b: 2;\n")]
    [InlineData("x {\na: f(/* a */ 1, // b\n2);\n}", "x\n{\n    a: f(/* a */ 1,    // b\n        2);\n}\n")]
    [InlineData("variant X { // a\na: 1;\n}", "variant X\n{    // a\n    a: 1;\n}\n")]
    [InlineData("/* a\n   b  \n */\neffnet 1;", "/* a\n   b  \n */\neffnet 1;\n")]
    public void Formatting_keeps_comments_at_their_positions(string text, string formatted) => IsFormatted(text, formatted);

    [Theory]
    [InlineData("x {\na: 1; // a\nbcd: 2; // b\n}", "x\n{\n    a: 1;      // a\n    bcd: 2;    // b\n}\n")]
    [InlineData("x {\na: 1; // a\nb: 2;\nbcd: 3; // b\n}", "x\n{\n    a: 1;    // a\n    b: 2;\n    bcd: 3;    // b\n}\n")]
    [InlineData("x {\na: 1; // a\n\nbcd: 3; // b\n}", "x\n{\n    a: 1;    // a\n\n    bcd: 3;    // b\n}\n")]
    [InlineData("x {\na: 1; // a\n} // b", "x\n{\n    a: 1;    // a\n}    // b\n")]
    public void Comments_at_the_ends_of_adjacent_lines_are_aligned(string text, string formatted) => IsFormatted(text, formatted);

    [Theory]
    [InlineData(
        "stem: conv(kernel: 3, channels: 8);\nlonger: mbconv(kernel: 3, channels: 1024, layers: 1);\nx: mbconv(kernel: 3, channels: 8, layers: 12);",
        "stem:   conv(kernel: 3, channels: 8);\nlonger: mbconv(kernel: 3, channels: 1024, layers: 1);\nx:      mbconv(kernel: 3, channels: 8,    layers: 12);\n")]
    [InlineData(
        "a: mbconv(kernel: 3, channels: 8, fixed: depth, at: 7);\nb: mbconv(kernel: 15, channels: 1024, at: 7);\nc: mbconv(kernel: 3, se: 1, at: 7);",
        "a: mbconv(kernel: 3,  channels: 8, fixed: depth, at: 7);\nb: mbconv(kernel: 15, channels: 1024, at: 7);\nc: mbconv(kernel: 3, se: 1, at: 7);\n")]
    [InlineData("a: conv(kernel: 3);\n\nabc: conv(kernel: 3);\n// x\nb: conv(kernel: 3);", "a: conv(kernel: 3);\n\nabc: conv(kernel: 3);\n// x\nb: conv(kernel: 3);\n")]
    [InlineData("a: linear(1);\nabc: compound(1);", "a: linear(1);\nabc: compound(1);\n")]
    [InlineData("a: conv(1, f(2, 3), 4);\nabc: conv(11, f(22, 33), 44);", "a:   conv(1,  f(2, 3),   4);\nabc: conv(11, f(22, 33), 44);\n")]
    public void Rows_of_a_stage_table_are_aligned(string text, string formatted) => IsFormatted(text, formatted);

    [Theory]
    [InlineData(
        "variant A { phi: 0; paper { flops: 1G; } require flops = 1; }\nvariant Long { width: 1; depth: 2; paper { flops: 10G; } require flops = 2; }",
        "variant A    { phi: 0;             paper { flops: 1G; }  require flops = 1; }\nvariant Long { width: 1; depth: 2; paper { flops: 10G; } require flops = 2; }\n")]
    [InlineData(
        "variant A { measured { top1: 9%; on: a; } }\nvariant Long { measured { top1: 10%; on: b; } }",
        "variant A    { measured { top1: 9%; on: a; } }\nvariant Long { measured { top1: 10%; on: b; } }\n")]
    [InlineData("variant A { phi: 0; }\nvariant Long { width: 1; }", "variant A { phi: 0; }\nvariant Long { width: 1; }\n")]
    [InlineData("variant A { phi: 0; }\nsearch Long { phi: 1; }", "variant A { phi: 0; }\nsearch Long { phi: 1; }\n")]
    [InlineData("s { layers: 0; }\nlong { layers: 1; }", "s { layers: 0; }\nlong { layers: 1; }\n")]
    public void Adjacent_one_line_declarations_are_aligned_from_the_right(string text, string formatted) => IsFormatted(text, formatted);

    [Theory]
    [InlineData("family F { a: 1; b: 2; } // effnet: ignore EFN3010", "family F { a: 1; b: 2; }    // effnet: ignore EFN3010\n")]
    [InlineData("// effnet: ignore EFN3010\n\nfamily F { a: 1; b: 2; }", "// effnet: ignore EFN3010\n\nfamily F { a: 1; b: 2; }\n")]
    [InlineData("variant X { // effnet: ignore EFN3010\na: 1; }", "variant X {    // effnet: ignore EFN3010\n    a: 1;\n}\n")]
    [InlineData("x {\na:\n1; // effnet: ignore EFN3010\n}", "x\n{\n    a:\n        1;    // effnet: ignore EFN3010\n}\n")]
    public void A_line_with_a_suppression_is_not_split(string text, string formatted) => IsFormatted(text, formatted);

    [Theory]
    [InlineData("// effnet: ignore EFN3010\n    variant X { resolution: 33; }")]
    [InlineData("variant X { resolution: 33; } variant Y { resolution: 35; } // effnet: ignore EFN3010")]
    [InlineData("variant X { // effnet: ignore EFN3010\n resolution: 33; }")]
    [InlineData("variant X { resolution: // effnet: ignore EFN3010\n 33; }")]
    [InlineData("variant X { dropout: 0.1; resolution: 33; /* effnet: ignore EFN3010 */ drop_path: linear(0.1); }")]
    [InlineData("variant X\n{ resolution: 33; } // effnet: ignore EFN3010")]
    [InlineData("variant X { resolution:\n 33; } // effnet: ignore EFN3010")]
    [InlineData("variant X { resolution: 33; /* effnet: nonsense */ } // effnet: ignore EFN1113 EFN3010")]
    public void Suppressions_apply_to_the_same_diagnostics_after_formatting(string variant)
    {
        var text = Source.WithVariant(variant);
        foreach (var file in new[] { text, text.ReplaceLineEndings("\r\n"), text.Replace("{\n", "{ ", StringComparison.Ordinal) })
            Assert.Empty(FormattedTextCheck.Find(file, ModelCompiler.Compile(file)));
    }

    /// <summary>If a declaration that cannot be nested is on a line of its own, the parser assumes that a closing brace is missing before it.</summary>
    [Theory]
    [InlineData("family F { family G { a: 1; } b: 2; }", "family F\n{ family G\n    {\n        a: 1;\n    }\n    b: 2;\n}\n")]
    [InlineData("variant X {\na: 1; family G { } b: 2;\n}", "variant X\n{\n    a: 1; family G { }\n    b: 2;\n}\n")]
    public void A_misplaced_declaration_gets_no_line_of_its_own(string text, string formatted) => IsFormatted(text, formatted);

    [Theory]
    [InlineData("effnet 1;\r\nx {\r\na: 1; /* b\r\n c */\nd: 2; }", "effnet 1;\r\nx\r\n{\r\n    a: 1; /* b\r\n c */\r\n    d: 2;\r\n}\r\n")]
    [InlineData("effnet 1;\rx { }\r", "effnet 1;\rx { }\r")]
    [InlineData("effnet 1;\r\nx { }\n", "effnet 1;\nx { }\n")]
    [InlineData("effnet 1;\u2028x { }", "effnet 1;\nx { }\n")]
    [InlineData("\uFEFFeffnet 1;", "\uFEFFeffnet 1;\n")]
    public void Formatting_uses_the_most_frequent_line_end(string text, string formatted) => IsFormatted(text, formatted);

    private static void IsFormatted(string text, string? formatted)
    {
        Assert.Equal(formatted, Formatter.Format(text).Text);
        Assert.Empty(FormattedTextCheck.Find(text, ModelCompiler.Compile(text)));
        if (formatted is not null)
            Assert.Equal(Layout.Contents(text), Layout.Contents(formatted));
    }
}
