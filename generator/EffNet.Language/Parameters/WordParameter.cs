using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;

namespace EffNet.Language.Parameters;

/// <summary>A parameter that takes one of several words.</summary>
/// <typeparam name="T">The type of the values that the words denote.</typeparam>
/// <param name="Name">The word that a file writes.</param>
/// <param name="Example">A value that a file might state.</param>
/// <param name="Choices">The words and their values.</param>
public sealed record WordParameter<T>(string Name, string Example, ImmutableArray<Choice<T>> Choices) : Parameter<T>(Name, Example)
{
    /// <inheritdoc/>
    public override string Accepted => Choices.Length == 1 ? $"the word '{Choices[0].Word}'" : $"one of the words {string.Join(", ", Choices.Select(c => $"'{c.Word}'"))}";

    /// <inheritdoc/>
    public override ImmutableArray<string> Words => Choices.Select(c => c.Word).ToImmutableArray();

    /// <inheritdoc/>
    internal override Argument<T>? Read(ValueSyntax value, string word, string sample, IDiagnosticWriter diagnostics)
    {
        if (value is not NameSyntax name)
            return ReportWrongKind(value, sample, diagnostics);
        foreach (var choice in Choices)
        {
            if (choice.Word == name.Text)
                return new Argument<T>(Name, choice.Value);
        }

        diagnostics.Add(WordDiagnostics.UnknownWord(name.Span, name.Text, $"'{Name}'", Words, kind: "value"));
        return null;
    }

    /// <inheritdoc/>
    internal override Argument CreateExample() => new Argument<T>(Name, Choices.First(c => c.Word == Example).Value);
}
