namespace EffNet.Language.Tests.Mistakes;

/// <summary>A diagnostic whose message names the right text carries the change that writes it: after the change, the diagnostic is gone and there is no new one.</summary>
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
    public void Every_fix_removes_its_diagnostic_and_adds_none()
    {
        var faults = s_texts.Select(t => Marked.Parse(t).Text).SelectMany(Fixes.FindFaults).ToList();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }
}
