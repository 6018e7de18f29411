using EffNet.Language;
using EffNet.Language.Services;

namespace EffNet.Fuzz.Checks;

/// <summary>Checks the semantic model of every text: names are at their positions, diagnostics are those of the compiler, and every position can be queried.</summary>
internal static class SemanticModelCheck
{
    /// <summary>The largest number of positions that are queried, because queries for all positions of a long text would take most of the time.</summary>
    private const int MaximumPositions = 200;

    public static IEnumerable<Flaw> Find(string text, CompiledFile compiled)
    {
        var model = SemanticModel.Create(text);
        if (!model.Compiled.Diagnostics.Equals(compiled.Diagnostics) || !model.Compiled.Model.Equals(compiled.Model))
            yield return new Flaw("semantic model: another result", "The semantic model and the compiler have different results.");
        foreach (var symbol in model.Symbols)
        {
            foreach (var span in symbol.AllSpans().Where(s => text.Substring(s.Start, s.Length) != symbol.Name))
                yield return new Flaw("semantic model: another name", $"{symbol.Kind} '{symbol.Name}' is not at {span}.");
        }

        var step = Math.Max(1, text.Length / MaximumPositions);
        for (var position = 0; position <= text.Length; position += step)
        {
            if (model.Explain(position) is { } explanation && (explanation.Markdown.Length == 0 || explanation.Span.Start > position || explanation.Span.End < position))
                yield return new Flaw("semantic model: explanation", $"The explanation at {position} is empty or has the wrong span {explanation.Span}: {explanation.Markdown}");
        }
    }
}
