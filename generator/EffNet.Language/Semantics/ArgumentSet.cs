using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Semantics;

/// <summary>The checked arguments of one call.</summary>
internal sealed class ArgumentSet
{
    private readonly IDiagnosticWriter _diagnostics;
    private readonly CallSyntax _call;
    private readonly IReadOnlyList<ArgumentRule> _rules;
    private readonly Dictionary<string, (StageArgument Argument, TextSpan Span)> _values = new(StringComparer.Ordinal);
    private bool _reportedUnnamed;

    private ArgumentSet(IDiagnosticWriter diagnostics, CallSyntax call, IReadOnlyList<ArgumentRule> rules) =>
        (_diagnostics, _call, _rules) = (diagnostics, call, rules);

    /// <summary>What was written, in the order of the rules.</summary>
    public IEnumerable<StageArgument> Arguments => _rules.Where(r => _values.ContainsKey(r.Name)).Select(r => _values[r.Name].Argument);

    /// <summary>
    /// Reads the arguments of <paramref name="call"/> by <paramref name="rules"/>. Returns <see langword="null"/> where one is wrong or a required one
    /// missing, which has been reported.
    /// </summary>
    public static ArgumentSet? Read(IDiagnosticWriter diagnostics, CallSyntax call, IReadOnlyList<ArgumentRule> rules, string? positional = null)
    {
        var set = new ArgumentSet(diagnostics, call, rules);
        return set.ReadAll(positional) ? set : null;
    }

    /// <summary>The value of <paramref name="name"/>, if it was written.</summary>
    public double? Find(string name) => _values.TryGetValue(name, out var found) ? found.Argument.Value : null;

    /// <summary>The value of the required argument <paramref name="name"/>.</summary>
    public double Get(string name) => _values[name].Argument.Value;

    /// <summary>Where the value of <paramref name="name"/> stands.</summary>
    public TextSpan SpanOf(string name) => _values[name].Span;

    /// <summary>The number, if <paramref name="rule"/> accepts it; reported otherwise.</summary>
    public static double? InRange(IDiagnosticWriter diagnostics, string word, NumberSyntax number, ArgumentRule rule)
    {
        var literal = number.Literal;
        if (rule.IsWhole && literal.FindGrouping() is { } grouped)
        {
            diagnostics.Add(SyntaxDiagnostics.GroupedByPoint(number.Span, literal.Text, grouped));
            return null;
        }

        var isShare = literal.Unit == NumberUnit.Percent && rule.IsWhole;
        if (!isShare && HasFittingUnit(literal, rule) && rule.Accepts(literal.Scaled))
            return literal.Scaled;
        diagnostics.Add(WordDiagnostics.OutOfRange(number.Span, word, literal.Text, rule.Range, rule.Cause(literal.Scaled), FindUnit(literal, rule)));
        return null;
    }

    /// <summary>The number with the unit of bytes for the same magnitude, or with the other one if bytes do not count; <see langword="null"/> if that does not make it right.</summary>
    private static string? FindUnit(NumberLiteral literal, ArgumentRule rule)
    {
        if (HasFittingUnit(literal, rule) || !rule.Accepts(literal.Scaled))
            return null;
        return literal.Unit switch
        {
            NumberUnit.K or NumberUnit.M or NumberUnit.G => literal.Text + "iB",
            NumberUnit.KiB or NumberUnit.MiB or NumberUnit.GiB => literal.Text.Substring(0, literal.Text.Length - "iB".Length),
            _ => null,
        };
    }

    /// <summary>Bytes have units of their own, and nothing else has those.</summary>
    private static bool HasFittingUnit(NumberLiteral literal, ArgumentRule rule) =>
        rule.IsBytes ? literal.IsBytes || literal.Unit == NumberUnit.None : !literal.IsBytes;

    private bool ReadAll(string? positional)
    {
        var sound = true;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _call.Arguments.Length; i++)
        {
            var argument = _call.Arguments[i];
            sound &= ReadOne(argument, argument.Name?.Text ?? (i == 0 ? positional : null), seen);
        }

        // An argument that could not be read, or not be told by its name, may have been the one that is missing.
        var missing = sound ? _rules.Where(r => r.Required && !seen.Contains(r.Name)) : [];
        foreach (var rule in missing)
        {
            sound = false;
            _diagnostics.Add(WordDiagnostics.MissingWord(_call.Name.Span, rule.Name, $"'{_call.Name.Text}(…)'", $"{rule.Name}: {rule.Example}", "argument"));
        }

        return sound;
    }

    private bool ReadOne(ArgumentSyntax argument, string? name, HashSet<string> seen)
    {
        var place = $"'{_call.Name.Text}(…)'";
        if (name is null)
        {
            if (argument.Value is not null && !_reportedUnnamed)
                _diagnostics.Add(WordDiagnostics.WrongValue(argument.Span, _call.Name.Text, "named arguments", $"{_rules[0].Name}: {_rules[0].Example}"));
            _reportedUnnamed |= argument.Value is not null;
            return false;
        }

        if (_rules.FirstOrDefault(r => r.Name == name) is not { } rule)
        {
            _diagnostics.Add(WordDiagnostics.UnknownWord(argument.Name!.Span, name, place, _rules.Select(r => r.Name), IsWritten, "argument"));
            return false;
        }

        if (!seen.Add(name))
        {
            _diagnostics.Add(WordDiagnostics.DuplicateWord(argument.Span, name, place, WithSeparator(argument), "argument"));
            return false;
        }

        if (argument.Value is not { } value || ArgumentOf(rule, argument.Name is null ? _call.Name.Text : name, value) is not { } read)
            return false;
        _values.Add(name, (read, value.Span));
        return true;
    }

    private bool IsWritten(string name) => _call.Arguments.Any(a => a.Name?.Text == name);

    /// <summary>The span of an argument that is not the first, with the comma before it.</summary>
    private TextSpan WithSeparator(ArgumentSyntax argument) =>
        TextSpan.FromBounds(_call.Arguments[_call.Arguments.IndexOf(argument) - 1].Span.End, argument.Span.End);

    private StageArgument? ArgumentOf(ArgumentRule rule, string word, ValueSyntax value)
    {
        if (value is not RatioSyntax ratio)
            return ValueOf(rule, word, value) is { } single ? new StageArgument(rule.Name, single) : null;
        if (rule.Bases.Length == 0)
        {
            _diagnostics.Add(WordDiagnostics.WrongValue(
                ratio.Base.Span,
                rule.Name,
                "a number without 'of'",
                $"{rule.Name}: {rule.Example}",
                DiagnosticFix.Replace(ratio.Span, ratio.Number.Literal.Text)));
            return null;
        }

        var number = InRange(_diagnostics, word, ratio.Number, rule);
        var index = Array.IndexOf(rule.Bases, ratio.Base.Text);
        if (index < 0)
            _diagnostics.Add(WordDiagnostics.UnknownWord(ratio.Base.Span, ratio.Base.Text, $"'{rule.Name}'", rule.Bases, kind: "value"));
        return number is null || index < 0 ? null : new StageArgument(rule.Name, number.Value, index);
    }

    private double? ValueOf(ArgumentRule rule, string word, ValueSyntax value)
    {
        switch (value)
        {
            case NumberSyntax number when rule.Words.Length == 0:
                return InRange(_diagnostics, word, number, rule);
            case NameSyntax name when rule.Words.Length > 0:
                if (Array.IndexOf(rule.Words, name.Text) is >= 0 and var index)
                    return index;
                _diagnostics.Add(WordDiagnostics.UnknownWord(value.Span, name.Text, $"'{rule.Name}'", rule.Words, kind: "value"));
                return null;
            default:
                _diagnostics.Add(WordDiagnostics.WrongValue(value.Span, rule.Name, rule.Range, $"{rule.Name}: {rule.Example}"));
                return null;
        }
    }
}
