using System.Collections.Immutable;
using TextMateSharp.Grammars;

namespace EffNet.Editors.Tests.Support;

/// <summary>A file in an editor: a changed line is colored again, and so are the lines after it until the state is the same as before.</summary>
internal sealed class OpenFile
{
    private readonly ImmutableArray<string> _lines;
    private readonly ImmutableArray<ITokenizeLineResult> _results;

    /// <summary>Opens a file whose lines end with <c>\n</c>.</summary>
    public OpenFile(string text)
    {
        _lines = [.. text.Split('\n')];
        var results = ImmutableArray.CreateBuilder<ITokenizeLineResult>(_lines.Length);
        foreach (var line in _lines)
            results.Add(Grammar.TokenizeLine(line, results.LastOrDefault()?.RuleStack));
        _results = results.ToImmutable();
    }

    /// <summary>The file's lines.</summary>
    public ImmutableArray<string> Lines => _lines;

    /// <summary>Returns the differences in the lines after <paramref name="line"/> if its text is <paramref name="changed"/>, each with its line number from 1.</summary>
    public IEnumerable<string> FindChangesBehind(int line, string changed)
    {
        var state = Grammar.TokenizeLine(changed, line == 0 ? null : _results[line - 1].RuleStack).RuleStack;
        for (var i = line + 1; i < _lines.Length && !state.Equals(_results[i - 1].RuleStack); i++)
        {
            var result = Grammar.TokenizeLine(_lines[i], state);
            if (Describe(_lines[i], result) is var now && now != Describe(_lines[i], _results[i]))
                yield return $"line {i + 1}: {now}";
            state = result.RuleStack;
        }
    }

    private static string Describe(string line, ITokenizeLineResult result) =>
        string.Join(", ", result.Tokens.Select(t => $"'{line[t.StartIndex..Math.Min(t.EndIndex, line.Length)]}' {t.Scopes[^1]}"));
}
