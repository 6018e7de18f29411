using System.Collections.Immutable;
using System.Globalization;
using EffNet.Language.Diagnostics;
using EffNet.Language.Parameters;
using EffNet.Language.Syntax;

namespace EffNet.Language.Networks.Operators;

/// <summary>A parameter that takes the bottleneck of squeeze-and-excitation as a fraction of channels: <c>se: 0.25</c>, <c>se: 0.25 of expanded</c>.</summary>
/// <param name="Name">The word that a file writes.</param>
/// <param name="Example">A value that a file might state.</param>
/// <param name="Range">The fractions that are accepted.</param>
/// <param name="DefaultBase">The channels to which a number without <c>of</c> refers.</param>
/// <param name="Choices">The words that may follow <c>of</c>, and the channels that they mean; empty if <c>of</c> is not allowed.</param>
public sealed record SqueezeParameter(
    string Name, string Example, NumberRange Range, SqueezeBase DefaultBase, ImmutableArray<Choice<SqueezeBase>> Choices) : Parameter<SqueezeRatio>(Name, Example)
{
    /// <inheritdoc/>
    public override string Accepted => Range.Text;

    /// <inheritdoc/>
    public override ImmutableArray<string> Bases => Choices.Select(c => c.Word).ToImmutableArray();

    /// <inheritdoc/>
    internal override Argument<SqueezeRatio>? Read(ValueSyntax value, string word, string sample, IDiagnosticWriter diagnostics) => value switch
    {
        NumberSyntax number => Create(NumberReader.Read(number, word, Range, diagnostics), DefaultBase),
        RatioSyntax ratio when !Choices.IsEmpty => ReadRatio(ratio, word, diagnostics),
        _ => ReportWrongKind(value, sample, diagnostics),
    };

    /// <inheritdoc/>
    internal override Argument CreateExample() => new Argument<SqueezeRatio>(Name, new SqueezeRatio(double.Parse(Example, CultureInfo.InvariantCulture), DefaultBase));

    private Argument<SqueezeRatio>? ReadRatio(RatioSyntax ratio, string word, IDiagnosticWriter diagnostics)
    {
        var number = NumberReader.Read(ratio.Number, word, Range, diagnostics);
        foreach (var choice in Choices)
        {
            if (choice.Word == ratio.Base.Text)
                return Create(number, choice.Value);
        }

        diagnostics.Add(WordDiagnostics.UnknownWord(ratio.Base.Span, ratio.Base.Text, $"'{Name}'", Bases, kind: "value"));
        return null;
    }

    private Argument<SqueezeRatio>? Create(double? fraction, SqueezeBase channels) => fraction is { } value ? new(Name, new SqueezeRatio(value, channels)) : null;
}
