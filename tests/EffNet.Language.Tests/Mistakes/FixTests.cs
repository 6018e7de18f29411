namespace EffNet.Language.Tests.Mistakes;

/// <summary>A diagnostic whose message names the right text has a fix that writes this text. After the fix, the diagnostic is gone and there is no new one.</summary>
public sealed class FixTests
{
    private static readonly List<string> s_texts =
    [
        .. VariantMistakes.All.Select(c => Source.WithVariant(c.Variant)),
        .. SearchMistakes.All.Select(c => Source.WithVariant(c.Search)),
        .. FamilyMistakes.All.Select(c => c.File),
        .. FileMistakes.All.Select(c => c.File),
    ];

    [Fact]
    public void Every_rule_whose_messages_name_the_right_text_offers_a_fix() => Assert.Equal(
        [
            "EFN1001", "EFN1002", "EFN1003", "EFN1004", "EFN1007", "EFN1101", "EFN1102", "EFN1104", "EFN1105", "EFN1106", "EFN1107", "EFN1110", "EFN1113", "EFN2002",
            "EFN2011", "EFN3001", "EFN3010",
        ],
        s_texts.SelectMany(t => ModelCompiler.Compile(Marked.Parse(t).Text).Diagnostics)
            .Where(d => d.Fixes.Count > 0)
            .Select(d => d.Rule.Id)
            .Distinct()
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Every_fix_removes_its_diagnostic_and_adds_none()
    {
        var faults = s_texts.Select(t => Marked.Parse(t).Text).SelectMany(Fixes.FindFaults).ToList();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }
}
