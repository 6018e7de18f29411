namespace EffNet.Editors.Tests;

/// <summary>The reader of samples: a sample with a wrong assertion must not pass.</summary>
public sealed class AnnotatedSampleTests
{
    private const string Header = "// SYNTAX TEST \"source.effnet\" \"a test\"\n";

    [Fact]
    public void Only_comments_without_assertions_are_part_of_the_program_of_a_sample()
    {
        var sample = AnnotatedSample.Parse($"{Header}// a comment\nphi: 0;\n//   ^ constant.numeric.effnet\nphi: 1;\n");
        Assert.Equal("// a comment\nphi: 0;\nphi: 1;\n\n", sample.Program);
        var assertion = Assert.Single(sample.Assertions);
        Assert.Equal((4, "0"), (assertion.Line, sample.Program[assertion.Start..assertion.End]));
        Assert.Equal(["constant.numeric.effnet"], assertion.Expected);
        Assert.Empty(sample.FindFlaws());
    }

    [Theory]
    [InlineData("//   ^ constant.language.effnet", "line 3: '0' is source.effnet constant.numeric.effnet and not constant.language.effnet")]
    [InlineData("//   ^ constant.numeric.effnet source.effnet", "line 3: '0' is source.effnet constant.numeric.effnet and not constant.numeric.effnet source.effnet")]
    [InlineData("//   ^ source.effnet - constant.numeric.effnet", "line 3: '0' is constant.numeric.effnet")]
    [InlineData("//   ^ - constant.numeric.effnet", "line 3: '0' is constant.numeric.effnet")]
    [InlineData("//   ^^ constant.numeric.effnet", "line 3: ';' is source.effnet punctuation.terminator.statement.effnet and not constant.numeric.effnet")]
    [InlineData("//        ^ source.effnet", "line 3: there is nothing above it")]
    [InlineData("// <--- constant.numeric.effnet", "line 3: 'phi' is source.effnet support.type.property-name.effnet and not constant.numeric.effnet")]
    public void A_wrong_assertion_in_a_sample_is_reported(string assertion, string flaw) =>
        Assert.Equal(flaw, Assert.Single(AnnotatedSample.Parse($"{Header}phi: 0;\n{assertion}\n").FindFlaws()));

    [Theory]
    [InlineData("// <--- support.type.property-name.effnet")]
    [InlineData("//   ^ source.effnet constant.numeric.effnet")]
    [InlineData("//   ^ constant.numeric.effnet - keyword.other.unit.effnet invalid.illegal.number.effnet")]
    [InlineData("// ^ ^ source.effnet")]
    public void A_correct_assertion_in_a_sample_is_not_reported(string assertion) => Assert.Empty(AnnotatedSample.Parse($"{Header}phi: 0;\n{assertion}\n").FindFlaws());

    [Theory]
    [InlineData("phi: 0;\n")]
    [InlineData("// SYNTAX TEST \"source.cs\"\nphi: 0;\n")]
    [InlineData(Header + "phi: 0;\n//   ^\n")]
    public void A_file_that_is_not_a_sample_throws(string text) => Assert.Throws<FormatException>(() => AnnotatedSample.Parse(text));
}
