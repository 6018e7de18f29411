using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Parameters;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;

namespace EffNet.Language.Binding;

/// <summary>What a variant says about one stage: <c>stage3 { layers: 4; }</c>. A stage of no layers is left out.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Arguments">What it says, and where.</param>
/// <param name="Removed">The optional arguments it takes back: <c>se: none;</c>.</param>
internal sealed record StageOverride(string Stage, ArgumentSet Arguments, IReadOnlyList<string> Removed)
{
    /// <summary>In a variant, a stage may be left out.</summary>
    private static readonly NumberParameter<int> s_layers = StageParameters.Layers with { Range = NumberRange.Whole(0, NetworkBuilder.MaximumBlocks), Example = "4" };

    /// <summary>Whether <paramref name="statement"/> has the shape of an override.</summary>
    public static bool IsOverride(BlockSyntax statement, IReadOnlyList<StageRow> rows)
    {
        // A stage may have the name of a word that no block of a variant has.
        var name = statement.Name.Text;
        return statement.Keyword is null
            && (LanguageSchema.FindHome(name) is null || (rows.Any(r => r.Definition.Name == name) && LanguageSchema.Find(Place.Variant, name) is null));
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

        var parameters = row.Definition.Operator.Parameters
            .Where(parameter => parameter != StageParameters.At)
            .Select(parameter => (parameter == StageParameters.Layers ? s_layers : parameter) with { IsRequired = false })
            .ToList();
        if (block.Statements.IsEmpty && !block.HasErrors)
            diagnostics.Add(WordDiagnostics.WrongValue(block.Name.Span, block.Name.Text, "an argument to change", $"{block.Name.Text} {{ layers: 4; }}"));
        bool Removes(PropertySyntax property) => property.Value is NameSyntax { Text: VariantSchema.None }
            && row.Definition.Operator.Parameters.Any(p => p.Name == property.Name.Text && p is { IsRequired: false } && p != StageParameters.At);
        var removed = block.Statements.OfType<PropertySyntax>().Where(Removes).Select(p => p.Name.Text).ToList();
        var arguments = block.Statements.OfType<PropertySyntax>().Where(p => !Removes(p)).Select(p => new ArgumentSyntax(p.Name, p.Value, p.Content));
        foreach (var other in block.Statements.Where(s => s is not PropertySyntax))
            diagnostics.Add(WordDiagnostics.WrongValue(other.Name.Span, block.Name.Text, "arguments of the stage", "layers: 4;"));
        var call = new CallSyntax(block.Name, arguments.ToImmutableArray(), block.Content);
        return ArgumentSet.Read(diagnostics, call, parameters) is { } set ? new StageOverride(block.Name.Text, set, removed) : null;
    }
}
