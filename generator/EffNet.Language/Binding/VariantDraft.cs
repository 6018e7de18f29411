using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>A variant between reading and completion.</summary>
internal sealed class VariantDraft
{
    /// <summary>Where it stands.</summary>
    public required BlockSyntax Block { get; init; }

    /// <summary>The writer that knows of all mistakes in it.</summary>
    public required DeclarationWriter All { get; init; }

    /// <summary>Where its mistakes go. This writer knows of those in what others take over when they extend it.</summary>
    public required DeclarationWriter Diagnostics { get; init; }

    /// <summary>Its C# type; <see langword="null"/> where it has no name that a type could have.</summary>
    public required string? TypeName { get; init; }

    /// <summary>The variant it says it extends.</summary>
    public required NameSyntax? Extends { get; init; }

    /// <summary>What it requires of its network.</summary>
    public required IReadOnlyList<CostBound> Bounds { get; init; }

    /// <summary>What the paper prints for it.</summary>
    public required PaperFigures? Paper { get; init; }

    /// <summary>What was measured with its weights, one entry for each data set.</summary>
    public required EquatableArray<Measurement> Measured { get; init; }

    /// <summary>Where it states phi.</summary>
    public required PropertySyntax? PhiSyntax { get; init; }

    /// <summary>What it says itself.</summary>
    public required VariantSettings Settings { get; init; }

    /// <summary>The variant it extends; <see langword="null"/> where there is none, or none that can be extended.</summary>
    public VariantDraft? Basis { get; set; }

    /// <summary>Its settings over those of everything it extends.</summary>
    public VariantSettings Resolved { get; set; } = new();

    /// <summary>What is wrong with what others take over when they extend it: not its size, and not what is its own.</summary>
    public Diagnostic? Heritage { get; set; }

    /// <summary>Whether the variants that extend it do not take over <paramref name="statement"/>.</summary>
    public static bool IsOwn(StatementSyntax statement) => statement is RequireSyntax || statement.Name.Text is "paper" or "measured" or "type";

    /// <summary>Whether it says anything of its own about how large its network is.</summary>
    public bool ScalesItself =>
        Basis is null || Settings.Phi is not null || Settings.Solve is not null || Settings.StatesFactors || Settings.Overrides.Count > 0;

    /// <summary>The override, its own or the nearest one it extends, that sets <paramref name="argument"/> of <paramref name="stage"/>.</summary>
    public StageOverride? FindOverride(string stage, string argument)
    {
        for (var at = this; at is not null; at = at.Basis)
        {
            if (at.Settings.Overrides.LastOrDefault(o => o.Stage == stage && o.Arguments.Has(argument)) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Where it states the first of <paramref name="words"/> that it states; its name where it states none.</summary>
    public TextSpan SpanOf(params string[] words) => words
        .Select(word => Block.Statements.OfType<PropertySyntax>().FirstOrDefault(p => p.Name.Text == word)?.Value?.Span)
        .FirstOrDefault(span => span is not null) ?? Block.Name.Span;

    /// <summary>Why there is no network.</summary>
    public Diagnostic? Broken { get; set; }

    /// <summary>Whether it, or a variant it extends, changes the stage table.</summary>
    public bool ChangesTable { get; set; }

    /// <summary>
    /// The family's stage table with the changes of all it extends and its own, stages of no layers included: what a variant that extends it starts from.
    /// </summary>
    public FamilyDefinition? Table { get; set; }

    /// <summary>Its stage table without stages of no layers; what its network is built from.</summary>
    public FamilyDefinition? Family { get; set; }

    /// <summary>The result.</summary>
    public VariantModel? Model { get; set; }
}
