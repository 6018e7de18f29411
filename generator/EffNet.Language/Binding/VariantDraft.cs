using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>A variant that has been read and is completed in later steps.</summary>
internal sealed class VariantDraft
{
    /// <summary>Gets the syntax of the variant.</summary>
    public required BlockSyntax Block { get; init; }

    /// <summary>Gets the writer that records every error in the variant.</summary>
    public required DeclarationWriter All { get; init; }

    /// <summary>Gets the writer to which errors of the variant are reported. It records only errors in statements that extending variants inherit.</summary>
    public required DeclarationWriter Diagnostics { get; init; }

    /// <summary>Gets the name of its C# type; <see langword="null"/> if its name cannot be the name of a type.</summary>
    public required string? TypeName { get; init; }

    /// <summary>Gets the name after <c>extends</c>; <see langword="null"/> if there is none.</summary>
    public required NameSyntax? Extends { get; init; }

    /// <summary>Gets the bounds that its network must meet.</summary>
    public required IReadOnlyList<CostBound> Bounds { get; init; }

    /// <summary>Gets the figures that the paper prints for it.</summary>
    public required PaperFigures? Paper { get; init; }

    /// <summary>Gets the accuracies that were measured with its trained weights, one for each data set.</summary>
    public required EquatableArray<Measurement> Measured { get; init; }

    /// <summary>Gets the statement of phi; <see langword="null"/> if there is none.</summary>
    public required PropertySyntax? PhiSyntax { get; init; }

    /// <summary>Gets the settings that the variant itself states.</summary>
    public required VariantSettings Settings { get; init; }

    /// <summary>Gets or sets the variant that it extends; <see langword="null"/> if there is none, or if it cannot be extended.</summary>
    public VariantDraft? Basis { get; set; }

    /// <summary>Gets or sets its settings with those that it inherits.</summary>
    public VariantSettings Resolved { get; set; } = new();

    /// <summary>Gets or sets the first error in the statements that extending variants inherit. The size of the network is not inherited.</summary>
    public Diagnostic? Heritage { get; set; }

    /// <summary>
    /// Returns <see langword="true"/> if variants that extend this one do not inherit <paramref name="statement"/>; otherwise, <see langword="false"/>.
    /// </summary>
    public static bool IsOwn(StatementSyntax statement) => statement is RequireSyntax || statement.Name.Text is "paper" or "measured" or "type";

    /// <summary>Gets whether the variant itself states anything about the size of its network.</summary>
    public bool ScalesItself =>
        Basis is null || Settings.Phi is not null || Settings.Solve is not null || Settings.StatesFactors || Settings.Overrides.Count > 0;

    /// <summary>
    /// Returns the override that sets <paramref name="argument"/> of <paramref name="stage"/>: the variant's own, or that of the nearest variant it extends.
    /// </summary>
    public StageOverride? FindOverride(string stage, string argument)
    {
        for (var at = this; at is not null; at = at.Basis)
        {
            if (at.Settings.Overrides.LastOrDefault(o => o.Stage == stage && o.Arguments.Has(argument)) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>
    /// Returns the location of the value of the first of <paramref name="words"/> that the variant states; the location of its name if it states none.
    /// </summary>
    public TextSpan SpanOf(params string[] words) => words
        .Select(word => Block.Statements.OfType<PropertySyntax>().FirstOrDefault(p => p.Name.Text == word)?.Value?.Span)
        .FirstOrDefault(span => span is not null) ?? Block.Name.Span;

    /// <summary>Gets or sets the error that prevents a network; <see langword="null"/> if there is none.</summary>
    public Diagnostic? Broken { get; set; }

    /// <summary>Gets or sets whether the variant, or one that it extends, changes the stage table.</summary>
    public bool ChangesTable { get; set; }

    /// <summary>
    /// Gets or sets the family's stage table with the changes of all extended variants and its own, including stages with 0 layers. Variants that extend this
    /// one start from it.
    /// </summary>
    public FamilyDefinition? Table { get; set; }

    /// <summary>Gets or sets the stage table without stages with 0 layers. The network is built from it.</summary>
    public FamilyDefinition? Family { get; set; }

    /// <summary>Gets or sets the result; <see langword="null"/> until the variant is complete.</summary>
    public VariantModel? Model { get; set; }
}
