using EffNet.IntelliSense.Tests.Support;
using Microsoft.CodeAnalysis;
using Xunit;

namespace EffNet.IntelliSense.Tests;

/// <summary>An edit of the model file has an effect on the C# code without a build.</summary>
public sealed class EditTests
{
    [Fact]
    public async Task An_added_variant_completes_without_a_build()
    {
        var edited = (await Editors.Models).Edit("    variant B7\n", "    variant Wide { width: 1.3; }\n\n    variant B7\n");

        Assert.Equal(["EfficientNetWide"], await edited.TypeStatement("EfficientNetW|").CompleteTyped());
        Assert.Contains("EfficientNetWide", await edited.TypeStatement("_ = Efficient|Net.Variants;").QuickInfo(), StringComparison.Ordinal);
        Assert.Empty(await edited.TypeStatement("_ = EfficientNetWide.Parameters;|").Diagnostics());
    }

    [Fact]
    public async Task A_renamed_variant_completes_only_with_its_new_name()
    {
        var edited = (await Editors.Models).Edit("variant B7", "variant Big");

        var names = await edited.TypeStatement("EfficientNetB|").CompleteTyped();

        Assert.Contains("EfficientNetBig", names);
        Assert.DoesNotContain("EfficientNetB7", names);
        Assert.Contains(await edited.TypeStatement("_ = EfficientNetB7.Parameters;|").Diagnostics(), d => d.Id == "CS0103");
    }

    [Fact]
    public async Task A_changed_number_of_classes_is_shown_in_signatures_and_quick_info()
    {
        var edited = (await Editors.Models).Edit("classes: 1000;", "classes: 10;");

        var signature = Assert.Single(await edited.TypeStatement("_ = new EfficientNetB0(|);").Signatures());

        Assert.Contains("int classes = 10,", signature.Text, StringComparison.Ordinal);
        Assert.Contains("(N, 10)", await edited.TypeStatement("_ = model.for|ward(input);").QuickInfo(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renamed_stage_completes_only_with_its_new_name()
    {
        var edited = (await Editors.Models).Edit("stage1:", "stem:");

        var names = await edited.TypeStatement("model.|").CompleteNames();

        Assert.Contains("Stem", names);
        Assert.DoesNotContain("Stage1", names);
    }

    [Fact]
    public async Task A_broken_variant_completes_and_its_use_is_an_error_that_names_the_cause()
    {
        var broken = (await Editors.Models).Edit("width: 1.1; depth: 1.2;", "width: -1; depth: 1.2;");

        var caret = broken.TypeStatement("var other = new EfficientNetB2(|);");
        var error = Assert.Single(await caret.Diagnostics());

        Assert.Contains("EfficientNetB2", await broken.TypeStatement("EfficientNetB|").CompleteTyped());
        Assert.Equal(("CS0619", DiagnosticSeverity.Error), (error.Id, error.Severity));
        Assert.Matches(@"^'EfficientNetB2' is obsolete: 'EFN\d{4}: .*width.*'$", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(Assert.Single(await caret.Signatures()).Parameters, p => Assert.NotEmpty(p.Documentation));
    }

    [Fact]
    public async Task A_file_with_an_unfinished_variant_still_completes_all_variants()
    {
        var typing = (await Editors.Models).Edit("    variant B7\n    {", "    variant B7\n    { width: ");

        Assert.Equal(8, (await typing.TypeStatement("EfficientNetB|").CompleteTyped()).Count);
        Assert.Empty(await typing.TypeStatement("_ = new EfficientNetB6();|").Diagnostics());
    }
}
