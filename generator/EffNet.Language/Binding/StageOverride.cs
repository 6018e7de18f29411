using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Parameters;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;

namespace EffNet.Language.Binding;

/// <summary>The changes of a variant to one stage: <c>stage3 { layers: 4; }</c>. A stage with 0 layers is left out.</summary>
/// <param name="Stage">The name of the stage.</param>
/// <param name="Arguments">The arguments that it sets, with their locations.</param>
/// <param name="Removed">The names of the optional arguments that it removes: <c>se: none;</c>.</param>
internal sealed record StageOverride(string Stage, ArgumentSet Arguments, IReadOnlyList<string> Removed)
{
    /// <summary>The parameter <c>layers</c> of an override. Unlike in the stage table, 0 is allowed and leaves the stage out.</summary>
    private static readonly NumberParameter<int> s_layers = StageParameters.Layers with { Range = NumberRange.Whole(0, NetworkBuilder.MaximumBlocks), Example = "4" };

    /// <summary>Returns <see langword="true"/> if <paramref name="statement"/> has the form of an override; otherwise, <see langword="false"/>.</summary>
    /// <param name="statement">A block of a variant.</param>
    /// <param name="rows">The stage table of the family.</param>
    public static bool IsOverride(BlockSyntax statement, IReadOnlyList<StageRow> rows)
    {
        // A stage may have the name of a setting that variants do not have, such as 'input'.
        var name = statement.Name.Text;
        return statement.Keyword is null && (LanguageSchema.FindHome(name) is null || IsStage(name, rows));
    }

    /// <summary>Returns <see langword="true"/> if a word in a variant is the name of a stage and not of a setting; otherwise, <see langword="false"/>.</summary>
    /// <param name="word">The first word of a statement.</param>
    /// <param name="rows">The stage table of the family.</param>
    public static bool IsStage(string word, IReadOnlyList<StageRow> rows) =>
        rows.Any(r => r.Definition.Name == word) && LanguageSchema.Find(BlockKind.Variant, word) is null;

    /// <summary>Reads an override.</summary>
    /// <param name="block">The override.</param>
    /// <param name="family">The name of the family, for messages.</param>
    /// <param name="settings">The settings of the family.</param>
    /// <param name="isTaken">Returns <see langword="true"/> for a stage that the variant already changes, so that its name is not offered as a fix.</param>
    /// <param name="diagnostics">The writer to which errors are reported.</param>
    /// <returns>The override; <see langword="null"/> if it has an error. The error is reported.</returns>
    public static StageOverride? Read(BlockSyntax block, string family, FamilySettings settings, Predicate<string> isTaken, IDiagnosticWriter diagnostics)
    {
        var rows = settings.Rows;
        if (rows.FirstOrDefault(r => r.Definition.Name == block.Name.Text) is not { } row)
        {
            // If the stage table is incomplete, the name may belong to a stage that could not be read.
            if (settings.IsTableComplete && !block.HasErrors)
                diagnostics.Add(WordDiagnostics.UnknownStage(block.Name.Span, block.Name.Text, family, rows.Select(r => r.Definition.Name), isTaken));
            return null;
        }

        var parameters = row.Definition.Operator.Parameters
            .Where(parameter => !ReferenceEquals(parameter, StageParameters.At))
            .Select(parameter => (ReferenceEquals(parameter, StageParameters.Layers) ? s_layers : parameter) with { IsRequired = false })
            .ToList();
        if (block.Statements.IsEmpty && !block.HasErrors)
            diagnostics.Add(WordDiagnostics.WrongValue(block.Name.Span, block.Name.Text, "an argument to change", $"{block.Name.Text} {{ layers: 4; }}"));
        bool Removes(PropertySyntax property) => property.Value is NameSyntax { Text: VariantSchema.None }
            && row.Definition.Operator.Parameters.Any(p => p.Name == property.Name.Text && p is { IsRequired: false } && !ReferenceEquals(p, StageParameters.At));
        var written = block.Statements.OfType<PropertySyntax>().ToList();
        var properties = WithoutDuplicates(block.Name.Text, written, parameters, diagnostics);
        foreach (var at in properties.Where(p => IsAt(p) && !p.HasErrors))
            diagnostics.Add(WordDiagnostics.MisplacedWord(at.Name.Span, at.Name.Text, $"'{block.Name.Text}' of a variant", "in the stage table"));
        foreach (var other in block.Statements.Where(s => s is not PropertySyntax))
            diagnostics.Add(WordDiagnostics.WrongValue(other.Name.Span, block.Name.Text, "arguments of the stage", "layers: 4;"));
        var removed = properties.Where(Removes).Select(p => p.Name.Text).ToList();
        var arguments = properties.Where(p => !Removes(p) && !IsAt(p)).Select(p => new ArgumentSyntax(p.Name, p.Value, p.Content));
        var set = ArgumentSet.Read(diagnostics, new CallSyntax(block.Name, arguments.ToImmutableArray(), block.Content), parameters);
        var isSound = properties.Count == written.Count && !properties.Exists(IsAt);
        return set is not null && isSound ? new StageOverride(block.Name.Text, set, removed) : null;
    }

    private static bool IsAt(PropertySyntax property) => property.Name.Text == StageParameters.At.Name;

    /// <summary>Returns the first statement for each argument, and reports the others. Statements for unknown arguments are returned too.</summary>
    private static List<PropertySyntax> WithoutDuplicates(string stage, List<PropertySyntax> written, List<Parameter> parameters, IDiagnosticWriter diagnostics)
    {
        var (kept, seen) = (new List<PropertySyntax>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var property in written)
        {
            var name = property.Name.Text;
            if (seen.Add(name) || parameters.TrueForAll(p => p.Name != name))
                kept.Add(property);
            else
                diagnostics.Add(WordDiagnostics.DuplicateWord(property.Span, name, $"'{stage}'", property.Span, "argument"));
        }

        return kept;
    }
}
