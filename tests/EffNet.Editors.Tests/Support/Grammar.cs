using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TextMateSharp.Grammars;
using TextMateSharp.Registry;

namespace EffNet.Editors.Tests.Support;

/// <summary>Applies the shipped grammar line by line, as an editor does.</summary>
internal static partial class Grammar
{
    /// <summary>The name of the whole language.</summary>
    public const string Root = "source.effnet";

    /// <summary>The one grammar file.</summary>
    public static string File { get; } = Path.Combine(ShippedFile.Extension, "syntaxes", "effnet.tmLanguage.json");

    /// <summary>The grammar compiles its rules at the first use. Two threads must not do this at the same time.</summary>
    private static readonly Lock s_gate = new();

    private static readonly IGrammar s_grammar = new Registry(new OneGrammar(File)).LoadGrammar(Root);

    /// <summary>Returns the tokens of <paramref name="text"/> in order, without tokens that are only white space.</summary>
    public static ImmutableArray<ScopedToken> Tokenize(string text) => [.. TokenizeLines(text).SelectMany(line => line)];

    /// <summary>Returns the same tokens, line by line.</summary>
    public static ImmutableArray<ImmutableArray<ScopedToken>> TokenizeLines(string text)
    {
        var lines = ImmutableArray.CreateBuilder<ImmutableArray<ScopedToken>>();
        IStateStack? state = null;
        foreach (var line in Lines(text))
        {
            var result = TokenizeLine(text[line], state);
            state = result.RuleStack;
            lines.Add([.. result.Tokens.Select(t => Place(t, text, line)).Where(t => !string.IsNullOrWhiteSpace(t.Text))]);
        }

        return lines.ToImmutable();
    }

    /// <summary>Tokenizes one line. <paramref name="state"/> is the state at the end of the line before; <see langword="null"/> for the first line.</summary>
    public static ITokenizeLineResult TokenizeLine(string line, IStateStack? state)
    {
        lock (s_gate)
            return s_grammar.TokenizeLine(line, state, TimeSpan.MaxValue);
    }

    private static ScopedToken Place(IToken token, string text, Range line)
    {
        var start = Math.Min(line.Start.Value + token.StartIndex, line.End.Value);
        var end = Math.Min(line.Start.Value + token.EndIndex, line.End.Value);
        return new ScopedToken(start, text[start..end], [.. token.Scopes]);
    }

    /// <summary>Returns the lines as VS Code splits them: Unicode line separators do not end a line.</summary>
    private static IEnumerable<Range> Lines(string text)
    {
        var start = 0;
        foreach (Match end in LineEnd().Matches(text))
        {
            yield return start..end.Index;
            start = end.Index + end.Length;
        }

        yield return start..text.Length;
    }

    [GeneratedRegex(@"\r\n|\n|\r")]
    private static partial Regex LineEnd();
}
