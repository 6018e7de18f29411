using System.Reflection;
using EffNet.Language.Diagnostics;

namespace EffNet.Language.Tests.Mistakes;

/// <summary>Every rule has a test that raises it, a unique title and a unique id.</summary>
public sealed class RuleCoverageTests
{
    /// <summary>Rules that other tests raise, because they require another file than the common one. 5001 to 5008 require a project; tests of the generator raise them.</summary>
    private static readonly string[] s_raisedElsewhere = ["EFN2004", "EFN5001", "EFN5002", "EFN5003", "EFN5004", "EFN5005", "EFN5006", "EFN5007", "EFN5008"];

    [Fact]
    public void Every_rule_is_raised_by_a_test()
    {
        var raised = VariantMistakes.All.Concat(SearchMistakes.All).Concat(FamilyMistakes.All).Concat(FileMistakes.All).Select(c => c.Id).Concat(s_raisedElsewhere);
        Assert.Equal(DiagnosticRules.All.Select(r => r.Id).Order(StringComparer.Ordinal), raised.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_and_titles_of_rules_are_unique_and_well_formed()
    {
        Assert.Distinct(DiagnosticRules.All.Select(r => r.Id));
        Assert.All(DiagnosticRules.All, r => Assert.Matches("^EFN[1-9][0-9]{3}$", r.Id));
        Assert.All(DiagnosticRules.All, r => Assert.Matches("^[A-Za-z][A-Za-z0-9 ]+$", r.Title));
        Assert.Distinct(DiagnosticRules.All.Select(r => r.Title));
    }

    [Fact]
    public void The_list_of_all_rules_has_every_declared_rule()
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var declared = typeof(DiagnosticRules).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(Static))
            .Where(f => f.FieldType == typeof(DiagnosticRule))
            .Select(f => (DiagnosticRule)f.GetValue(null)!);
        Assert.Equal(declared.OrderBy(r => r.Id, StringComparer.Ordinal), DiagnosticRules.All.OrderBy(r => r.Id, StringComparer.Ordinal));
    }

    [Fact]
    public void The_first_digit_of_a_rules_id_is_that_of_its_category()
    {
        var groups = DiagnosticRules.All.GroupBy(r => r.Category, r => r.Id[3]).ToDictionary(g => g.Key, g => g.Distinct().Single());
        Assert.Equal(
            ('1', '1', '2', '3', '4', '5'),
            (groups["EffNet.Syntax"], groups["EffNet.Words"], groups["EffNet.Scaling"], groups["EffNet.Architecture"], groups["EffNet.Budget"], groups["EffNet.Project"]));
    }

    [Fact]
    public void Only_the_listed_rules_do_not_break_the_network() =>
        Assert.Equal(
            [
                "EFN1113", "EFN2005", "EFN2006", "EFN2007", "EFN2008", "EFN2012", "EFN3001", "EFN3008", "EFN3009", "EFN3010", "EFN3011", "EFN4001", "EFN5001", "EFN5002", "EFN5003",
                "EFN5004", "EFN5005", "EFN5006", "EFN5007", "EFN5008",
            ],
            DiagnosticRules.All.Where(r => !r.BreaksNetwork).Select(r => r.Id));
}
