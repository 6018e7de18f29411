using System.Text.Json;

namespace EffNet.Editors.Tests;

/// <summary>The annotated samples: every construct of the language with the scopes of its characters.</summary>
public sealed class SampleTests
{
    private static readonly string s_folder = ShippedFile.PathTo("Samples");

    public static TheoryData<string> Samples { get; } =
        [.. Directory.EnumerateFiles(s_folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_has_the_scopes_that_its_comments_assert(string name)
    {
        var sample = AnnotatedSample.Parse(ShippedFile.Read("Samples", name));
        Assert.NotEmpty(sample.Assertions);
        Assert.Empty(sample.FindFlaws());
    }

    [Fact]
    public void Every_scope_of_the_grammar_is_asserted_in_a_sample()
    {
        var asserted = Samples
            .SelectMany(row => AnnotatedSample.Parse(ShippedFile.Read("Samples", row.Data)).Assertions)
            .SelectMany(assertion => assertion.Expected);
        Assert.Empty(ScopesOfTheGrammar().Except(asserted));
    }

    private static HashSet<string> ScopesOfTheGrammar()
    {
        using var grammar = JsonDocument.Parse(File.ReadAllText(Grammar.File));
        var scopes = new HashSet<string>(StringComparer.Ordinal);
        Collect(grammar.RootElement.GetProperty("repository"), scopes);
        Assert.NotEmpty(scopes);
        return scopes;
    }

    private static void Collect(JsonElement element, HashSet<string> scopes)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, scopes);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (property is { Name: "name", Value.ValueKind: JsonValueKind.String })
                    scopes.Add(property.Value.GetString()!);
                Collect(property.Value, scopes);
            }
        }
    }
}
