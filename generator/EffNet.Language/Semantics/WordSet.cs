using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;

namespace EffNet.Language.Semantics;

/// <summary>
/// The statements of one block, to be asked for by word. Every word is either taken or reported: nothing a user writes is
/// silently ignored.
/// </summary>
internal sealed class WordSet
{
    private readonly DiagnosticBag _diagnostics;
    private readonly Place _place;
    private readonly string _description;
    private readonly List<StatementSyntax> _remaining;

    public WordSet(DiagnosticBag diagnostics, Place place, string description, IEnumerable<StatementSyntax> statements)
    {
        _diagnostics = diagnostics;
        _place = place;
        _description = description;
        _remaining = [.. statements];
        ReportDuplicates();
    }

    /// <summary>The setting <paramref name="word"/>, whose shape is <c>word: value;</c>.</summary>
    public PropertySyntax? TakeProperty(string word)
    {
        if (Take(word) is not { } statement)
            return null;
        if (statement is PropertySyntax property)
            return property;
        ReportWrongShape(statement, word, "a value behind a ':'");
        return null;
    }

    /// <summary>The block <paramref name="word"/>, whose shape is <c>word { … }</c>.</summary>
    public BlockSyntax? TakeBlock(string word)
    {
        if (Take(word) is not { } statement)
            return null;
        if (statement is BlockSyntax block)
            return block;
        ReportWrongShape(statement, word, "a block in braces");
        return null;
    }

    /// <summary>All declarations that begin with <paramref name="keyword"/>, in order.</summary>
    public List<BlockSyntax> TakeDeclarations(string keyword)
    {
        var found = _remaining.OfType<BlockSyntax>().Where(b => b.Keyword?.Text == keyword).ToList();
        _remaining.RemoveAll(s => found.Contains(s));
        return found;
    }

    /// <summary>All statements of one kind, in order.</summary>
    public List<T> TakeAll<T>(Func<T, bool> belongs)
        where T : StatementSyntax
    {
        var found = _remaining.OfType<T>().Where(belongs).ToList();
        _remaining.RemoveAll(s => s is T statement && found.Contains(statement));
        return found;
    }

    /// <summary>Reports everything that was not taken.</summary>
    public void ReportRemaining()
    {
        foreach (var statement in _remaining)
        {
            var (word, span) = statement is BlockSyntax { Keyword: { } keyword } ? (keyword.Text, keyword.Span) : (statement.Name.Text, statement.Name.Span);
            var nameless = statement is BlockSyntax { Keyword: null } && Keywords.DeclarationLevel(word) >= 0;
            if (nameless)
                _diagnostics.Add(Report.WrongValue(span, word, "a name before the '{'", $"{word} Name {{ … }}"));
            else if (Vocabulary.HomeOf(word) is { } home && !Vocabulary.WordsIn(_place).Contains(word))
                _diagnostics.Add(Report.MisplacedWord(span, word, _description, home));
            else if (Vocabulary.WordsIn(_place).Contains(word))
                _diagnostics.Add(Report.WrongValue(span, word, "another shape here", Vocabulary.Example(_place, word)));
            else
                _diagnostics.Add(Report.UnknownWord(span, word, _description, Vocabulary.WordsIn(_place)));
        }
    }

    /// <summary>Whether <paramref name="word"/> is nearer to a word of this place than chance: then it is a slip, not a name of the user's own.</summary>
    public bool IsSlip(string word) => Spelling.Nearest(word, Vocabulary.WordsIn(_place)) is not null;

    private StatementSyntax? Take(string word)
    {
        var index = _remaining.FindIndex(s => s.Name.Text == word && s is PropertySyntax or BlockSyntax { Keyword: null });
        if (index < 0)
            return null;
        var statement = _remaining[index];
        _remaining.RemoveAt(index);
        return statement;
    }

    private void ReportDuplicates()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in _remaining.ToList())
        {
            if (statement is not (PropertySyntax or BlockSyntax { Keyword: null } or DirectiveSyntax) || seen.Add(statement.Name.Text))
                continue;
            _diagnostics.Add(Report.DuplicateWord(statement.Name.Span, statement.Name.Text, _description));
            _remaining.Remove(statement);
        }
    }

    private void ReportWrongShape(StatementSyntax statement, string word, string wanted) =>
        _diagnostics.Add(Report.WrongValue(statement.Name.Span, word, wanted, Vocabulary.Example(_place, word)));
}
