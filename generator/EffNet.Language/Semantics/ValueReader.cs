using EffNet.Language.Diagnostics;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Syntax;

namespace EffNet.Language.Semantics;

/// <summary>
/// Reads values as the kind a setting wants. Returns <see langword="null"/> for what was not written, could not be parsed, or is of the wrong
/// kind; the last two have been reported by then.
/// </summary>
internal sealed class ValueReader(IDiagnosticWriter diagnostics, Place place)
{
    /// <summary>A number that <paramref name="rule"/> accepts.</summary>
    public double? Number(PropertySyntax? property, ArgumentRule rule)
    {
        if (property?.Value is not { } value)
            return null;
        if (value is NumberSyntax number)
            return ArgumentSet.InRange(diagnostics, property.Name.Text, number, rule);
        ReportWrong(property, "a number");
        return null;
    }

    /// <summary>A word, perhaps with dots.</summary>
    public NameSyntax? Name(PropertySyntax? property)
    {
        if (property?.Value is not { } value)
            return null;
        if (value is NameSyntax name)
            return name;
        ReportWrong(property, "a name");
        return null;
    }

    /// <summary>One of the words in <paramref name="choices"/>, as its index.</summary>
    public int? Choice(PropertySyntax? property, params string[] choices)
    {
        if (Name(property) is not { } name)
            return null;
        var index = Array.IndexOf(choices, name.Text);
        if (index >= 0)
            return index;
        diagnostics.Add(WordDiagnostics.UnknownWord(name.Span, name.Text, $"'{property!.Name.Text}'", choices, kind: "value"));
        return null;
    }

    /// <summary>A call of <paramref name="function"/>, as its arguments.</summary>
    public ArgumentSet? Call(PropertySyntax? property, string function, params ArgumentRule[] rules) =>
        Call(property, function, positional: null, rules);

    /// <summary>A call of <paramref name="function"/> whose first argument may be told by its position.</summary>
    public ArgumentSet? Call(PropertySyntax? property, string function, string? positional, params ArgumentRule[] rules)
    {
        if (property?.Value is not { } value)
            return null;
        if (value is not CallSyntax call)
        {
            ReportWrong(property, $"{function}(…)");
            return null;
        }

        if (call.Name.Text == function)
            return ArgumentSet.Read(diagnostics, call, rules, positional);
        diagnostics.Add(WordDiagnostics.UnknownWord(call.Name.Span, call.Name.Text, $"'{property.Name.Text}'", [function], kind: "value"));
        return null;
    }

    private void ReportWrong(PropertySyntax property, string wanted) =>
        diagnostics.Add(WordDiagnostics.WrongValue(property.Value!.Span, property.Name.Text, wanted, Vocabulary.Example(place, property.Name.Text)));
}
