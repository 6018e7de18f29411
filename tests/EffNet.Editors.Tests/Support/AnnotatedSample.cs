using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace EffNet.Editors.Tests.Support;

/// <summary>
/// A program with the scopes of its characters, in the format of vscode-tmgrammar-test: the first line is <c>// SYNTAX TEST "source.effnet"</c>; a comment whose text
/// begins with <c>^</c> names scopes of the characters above the carets, one with <c>&lt;-</c> scopes of as many first characters as it has dashes; after a <c>-</c>
/// come scopes that must be absent. All other lines are the program.
/// </summary>
internal sealed partial class AnnotatedSample
{
    private AnnotatedSample(string program, ImmutableArray<ScopeAssertion> assertions) => (Program, Assertions) = (program, assertions);

    /// <summary>Gets the lines that are colored.</summary>
    public string Program { get; }

    /// <summary>Gets the assertions about the scopes of the program.</summary>
    public ImmutableArray<ScopeAssertion> Assertions { get; }

    /// <summary>Reads a sample. A line that looks like an assertion but does not name scopes is an error.</summary>
    public static AnnotatedSample Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (!Header().IsMatch(lines[0]))
            throw new FormatException($"The first line is not '// SYNTAX TEST \"{Grammar.Root}\"'.");
        var program = new StringBuilder();
        var assertions = ImmutableArray.CreateBuilder<ScopeAssertion>();
        var lineStart = 0;
        for (var i = 1; i < lines.Length; i++)
        {
            if (Assertion().Match(lines[i]) is { Success: true } match)
            {
                assertions.AddRange(Read(match, i + 1, lineStart));
            }
            else
            {
                lineStart = program.Length;
                program.Append(lines[i]).Append('\n');
            }
        }

        return new AnnotatedSample(program.ToString(), assertions.ToImmutable());
    }

    /// <summary>Returns the differences between the grammar and the sample.</summary>
    public ImmutableArray<string> FindFlaws()
    {
        var tokens = Grammar.Tokenize(Program);
        return [.. Assertions.SelectMany(assertion => assertion.FindFlaws(tokens))];
    }

    private static IEnumerable<ScopeAssertion> Read(Match match, int line, int lineStart)
    {
        var expected = Scopes(match.Groups["expected"].Value);
        var forbidden = Scopes(match.Groups["forbidden"].Value);
        if (expected.IsEmpty && forbidden.IsEmpty)
            throw new FormatException($"Line {line} asserts nothing.");
        if (match.Groups["dashes"] is { Success: true } dashes)
            return [new ScopeAssertion(line, lineStart, lineStart + dashes.Length, expected, forbidden)];
        return match.Groups["carets"].Captures.Select(c => new ScopeAssertion(line, lineStart + c.Index, lineStart + c.Index + c.Length, expected, forbidden));
    }

    private static ImmutableArray<string> Scopes(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex("""^// SYNTAX TEST "source\.effnet"( "[^"]*")?$""")]
    private static partial Regex Header();

    [GeneratedRegex(@"^//\s*(?:<(?<dashes>-+)|(?:(?<carets>\^+)\s*)+)(?<expected>.*?)(?:(?<!\S)-\s+(?<forbidden>.*))?$")]
    private static partial Regex Assertion();
}
