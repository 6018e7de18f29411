using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Syntax;

namespace EffNet.Language.Semantics;

/// <summary>What a variant says about one stage: <c>stage3 { layers: 4; }</c>. A stage of no layers is left out.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Arguments">What it says, and where.</param>
/// <param name="Removed">The optional arguments it takes back: <c>se: none;</c>.</param>
internal sealed record StageOverride(string Stage, ArgumentSet Arguments, IReadOnlyList<string> Removed)
{
    /// <summary>The word that takes an optional argument back.</summary>
    private const string None = "none";

    /// <summary>In a variant, a stage may be left out.</summary>
    private static readonly ArgumentRule s_layers = ArgumentRule.Whole(ArgumentRule.Layers.Name, 0, 1_000, "4");

    /// <summary>Whether <paramref name="statement"/> has the shape of an override.</summary>
    public static bool IsOverride(BlockSyntax statement, IReadOnlyList<StageRow> rows)
    {
        // A stage may have the name of a word that no block of a variant has.
        var name = statement.Name.Text;
        return statement.Keyword is null
            && (Vocabulary.HomeOf(name) is null || (rows.Any(r => r.Definition.Name == name) && !Vocabulary.Knows(Place.Variant, name)));
    }

    /// <summary>Reads <paramref name="block"/>; <see langword="null"/>, and reported, where it is wrong.</summary>
    public static StageOverride? Read(BlockSyntax block, string family, FamilySettings settings, IDiagnosticWriter diagnostics)
    {
        var rows = settings.Rows;
        if (rows.FirstOrDefault(r => r.Definition.Name == block.Name.Text) is not { } row)
        {
            // If the stage table cannot be read, every name may be right.
            if (settings.IsTableComplete && !block.HasErrors)
                diagnostics.Add(WordDiagnostics.UnknownStage(block.Name.Span, block.Name.Text, family, rows.Select(r => r.Definition.Name)));
            return null;
        }

        var rules = row.Definition.Operator.Arguments
            .Where(rule => rule != ArgumentRule.At)
            .Select(rule => (rule == ArgumentRule.Layers ? s_layers : rule) with { Required = false })
            .ToList();
        if (block.Statements.IsEmpty && !block.HasErrors)
            diagnostics.Add(WordDiagnostics.WrongValue(block.Name.Span, block.Name.Text, "an argument to change", $"{block.Name.Text} {{ layers: 4; }}"));
        bool Removes(PropertySyntax property) => property.Value is NameSyntax { Text: None }
            && row.Definition.Operator.Arguments.Any(rule => rule.Name == property.Name.Text && rule is { Required: false } && rule != ArgumentRule.At);
        var removed = block.Statements.OfType<PropertySyntax>().Where(Removes).Select(p => p.Name.Text).ToList();
        var arguments = block.Statements.OfType<PropertySyntax>().Where(p => !Removes(p)).Select(p => new ArgumentSyntax(p.Name, p.Value, p.Content));
        foreach (var other in block.Statements.Where(s => s is not PropertySyntax))
            diagnostics.Add(WordDiagnostics.WrongValue(other.Name.Span, block.Name.Text, "arguments of the stage", "layers: 4;"));
        var call = new CallSyntax(block.Name, arguments.ToImmutableArray(), block.Content);
        return ArgumentSet.Read(diagnostics, call, rules) is { } set ? new StageOverride(block.Name.Text, set, removed) : null;
    }
}
