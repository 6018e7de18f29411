using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TextMateSharp.Grammars;
using TextMateSharp.Registry;

namespace EffNet.Editors.Tests.Support;

/// <summary>The shipped grammar at work, line by line as in an editor.</summary>
internal static partial class Grammar
{
    /// <summary>The name of the whole language.</summary>
    public const string Root = "source.effnet";

    /// <summary>The one grammar file.</summary>
    public static string File { get; } = Path.Combine(ShippedFile.Extension, "syntaxes", "effnet.tmLanguage.json");

    /// <summary>It compiles its rules when they are first needed, which no two threads may do at once.</summary>
    private static readonly Lock s_gate = new();

    private static readonly IGrammar s_grammar = new Registry(new OneGrammar(File)).LoadGrammar(Root);

    /// <summary>The tokens of <paramref name="text"/> that hold more than white space, in order.</summary>
    public static ImmutableArray<ScopedToken> Tokenize(string text) => [.. TokenizeLines(text).SelectMany(line => line)];

    /// <summary>The same, line by line.</summary>
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

    /// <summary>One line, told what is open where it begins: <see langword="null"/> in the first line of a file.</summary>
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

    /// <summary>Lines end where they do for VS Code: a separator of Unicode ends none.</summary>
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
