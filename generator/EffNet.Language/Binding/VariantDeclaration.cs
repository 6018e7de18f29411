using EffNet.Language.Model;
using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>The settings that a block <c>variant NAME { … }</c> states. Inherited settings are not included; see <see cref="ResolvedVariant"/>.</summary>
internal sealed class VariantDeclaration
{
    /// <summary>Gets the syntax of the variant.</summary>
    public required BlockSyntax Block { get; init; }

    /// <summary>Gets the writer that records every error in the variant.</summary>
    public required DeclarationWriter All { get; init; }

    /// <summary>Gets the writer to which errors of the variant are reported. It records only errors in statements that extending variants inherit.</summary>
    public required DeclarationWriter Diagnostics { get; init; }

    /// <summary>Gets the name of its C# type; <see langword="null"/> if its name cannot be the name of a type.</summary>
    public required string? TypeName { get; init; }

    /// <summary>Gets the name of the extended variant; <see langword="null"/> if there is none.</summary>
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

    /// <summary>Gets the name of the variant.</summary>
    public string Name => Block.Name.Text;

    /// <summary>
    /// Returns <see langword="true"/> if variants that extend this one do not inherit <paramref name="statement"/>; otherwise, <see langword="false"/>.
    /// </summary>
    public static bool IsOwn(StatementSyntax statement) => statement is RequireSyntax || statement.Name.Text is "require" or "paper" or "measured" or "type";

    /// <summary>
    /// Returns the variant's own override that sets <paramref name="argument"/> of <paramref name="stage"/>; <see langword="null"/> if there is none. If there
    /// are several overrides, the last one applies and is returned.
    /// </summary>
    public StageOverride? FindOverride(string stage, string argument) => Settings.Overrides.LastOrDefault(o => o.Stage == stage && o.Arguments.Has(argument));

    /// <summary>
    /// Returns the location of the value of the first setting in <paramref name="words"/> that the variant states; the location of the variant's name if it states
    /// none of them.
    /// </summary>
    public TextSpan SpanOf(params string[] words) => words
        .Select(word => Block.Statements.OfType<PropertySyntax>().FirstOrDefault(p => p.Name.Text == word)?.Value?.Span)
        .FirstOrDefault(span => span is not null) ?? Block.Name.Span;
}
