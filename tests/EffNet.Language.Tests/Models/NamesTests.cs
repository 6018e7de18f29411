namespace EffNet.Language.Tests.Models;

/// <summary>The names in C# for the names in a file.</summary>
public sealed class NamesTests
{
    [Fact]
    public void A_type_is_named_after_its_family_and_variant() => Assert.Equal("NetX", Effnet.Variant(Source.Alone("variant X { phi: 0; }")).TypeName);

    [Fact]
    public void The_setting_type_names_the_type_of_a_variant() => Assert.Equal("WideNet", Effnet.Variant(Source.Alone("variant X { type: WideNet; }")).TypeName);

    [Theory]
    [InlineData("stage3", "Stage3")]
    [InlineData("stem_conv", "StemConv")]
    [InlineData("Wide", "Wide")]
    [InlineData("a__b", "AB")]
    public void A_stage_becomes_a_member_with_a_Pascal_case_name(string stage, string member)
    {
        var text = Source.Alone("variant X { phi: 0; }", ("stem", $"{stage}: conv(kernel: 3, stride: 2, channels: 8, at: 32);"));
        Assert.Equal((stage, member), (Effnet.Network(text).Stages[0].Name, Effnet.Network(text).Stages[0].Member));
    }

    [Theory]
    [InlineData("public family Net", true)]
    [InlineData("internal family Net", false)]
    [InlineData("family Net", false)]
    public void A_family_and_its_variants_are_public_only_if_the_family_is_declared_public(string header, bool isPublic)
    {
        var family = Effnet.CompileCleanly(Source.WithHeader(header)).Model.Families[0];
        Assert.Equal(isPublic, family.IsPublic);
        Assert.All(family.Variants, v => Assert.Equal(isPublic, v.IsPublic));
    }

    [Theory]
    [InlineData("namespace A;", "A")]
    [InlineData("namespace A.B.C;", "A.B.C")]
    [InlineData("namespace A . B;", "A.B")]
    [InlineData("", null)]
    public void The_model_has_the_namespace_of_the_file(string statement, string? expected) =>
        Assert.Equal(expected, Effnet.CompileCleanly(Source.File(@namespace: statement)).Model.Namespace);

    [Fact]
    public void Family_names_that_differ_only_in_case_are_an_error()
    {
        var second = "public family NeT { input: image(channels: 3, size: 32); classes: 10; activation: silu; profile: plain; top: head(channels: 8, pool: average); }";
        Mistake.IsReportedOnce("EFN1102", Source.File(tail: second.ReplaceFirst("NeT", "«NeT»")), "Before", "X", "After", "Elsewhere");
    }

    [Fact]
    public void A_type_with_the_name_of_another_family_is_an_error() =>
        Mistake.IsReportedOnce("EFN1102", Source.WithVariant("variant X { type: Other; }"), "Before", "After");

    [Fact]
    public void Variants_keep_the_order_of_the_file() =>
        Assert.Equal(Reference.Variants.Select(v => v.Name), Shipped.Family(Shipped.Torchvision).Variants.Select(v => v.Name));
}
