using EffNet.Language.Diagnostics;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;

namespace EffNet.Language.Binding;

/// <summary>
/// The statements of one block. Readers take statements by their word, and <see cref="ReportRemaining()"/> reports the rest, so that no statement is silently
/// ignored.
/// </summary>
internal sealed class BlockStatements
{
    private readonly IDiagnosticWriter _diagnostics;
    private readonly BlockKind _kind;
    private readonly string _description;
    private readonly SyntaxToken? _owner;
    private readonly bool _isUnread;
    private readonly Dictionary<string, string?> _slips = new(StringComparer.Ordinal);

    /// <summary>The words of all statements that a block may have only once.</summary>
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private List<StatementSyntax> _remaining;

    /// <summary>
    /// Initializes a new instance of the <see cref="BlockStatements"/> class with the statements of a block. If the block is unreadable, missing settings are not
    /// reported.
    /// </summary>
    /// <param name="diagnostics">The writer to which errors are reported.</param>
    /// <param name="kind">The kind of block.</param>
    /// <param name="description">The block, as a message names it.</param>
    /// <param name="block">The block.</param>
    /// <param name="isBroken">
    /// <see langword="true"/> if an error in the block's heading has been reported. In this case, missing settings of an empty block are not reported.
    /// </param>
    public BlockStatements(IDiagnosticWriter diagnostics, BlockKind kind, string description, BlockSyntax block, bool isBroken = false)
        : this(diagnostics, kind, description, block.Statements) =>
        (_owner, _isUnread) = (block.Name, block.IsCutOff || (block.Statements.IsEmpty && (isBroken || block.HasErrors)));

    /// <summary>
    /// Initializes a new instance of the <see cref="BlockStatements"/> class with statements that are not in a block. Missing settings are not reported.
    /// </summary>
    /// <param name="diagnostics">The writer to which errors are reported.</param>
    /// <param name="kind">The kind of block.</param>
    /// <param name="description">The location of the statements, as a message names it.</param>
    /// <param name="statements">The statements.</param>
    public BlockStatements(IDiagnosticWriter diagnostics, BlockKind kind, string description, IEnumerable<StatementSyntax> statements)
    {
        (_diagnostics, _kind, _description) = (diagnostics, kind, description);
        _remaining = WithoutDuplicates(statements);
    }

    /// <summary>Takes a setting of the form <c>word: value;</c>. Reports the setting if it is required and missing.</summary>
    /// <returns>The statement; <see langword="null"/> if it is missing or has another form. Another form is reported as an error.</returns>
    public PropertySyntax? TakeProperty(Setting setting)
    {
        if (setting.IsRequired)
            Require(setting);
        if (Take(setting.Word) is not { } statement)
            return null;
        if (statement is PropertySyntax property)
            return property;
        ReportWrongForm(statement, setting, "a value after ':'");
        return null;
    }

    /// <summary>Takes a block of the form <c>word { … }</c>.</summary>
    /// <returns>The block; <see langword="null"/> if it is missing or has another form. Another form is reported as an error.</returns>
    public BlockSyntax? TakeBlock(BlockSetting setting)
    {
        if (Take(setting.Word) is not { } statement)
            return null;
        if (statement is BlockSyntax block)
            return block;
        if (statement is not PropertySyntax { Value: null })
            ReportWrongForm(statement, setting, "a block in braces");
        return null;
    }

    /// <summary>Takes all blocks of <paramref name="setting"/>, which may appear more than once, in the order of the file.</summary>
    public List<BlockSyntax> TakeBlocks(BlockSetting setting)
    {
        var blocks = TakeAll<BlockSyntax>(b => b.Keyword is null && b.Name.Text == setting.Word);
        if (Take(setting.Word) is PropertySyntax { Value: not null } property)
            ReportWrongForm(property, setting, "a block in braces");
        return blocks;
    }

    /// <summary>Takes all declarations that begin with <paramref name="keyword"/>, in the order of the file.</summary>
    public List<BlockSyntax> TakeDeclarations(string keyword) => TakeAll<BlockSyntax>(b => b.Keyword?.Text == keyword);

    /// <summary>Takes all statements of type <typeparamref name="T"/> for which <paramref name="belongs"/> is true, in the order of the file.</summary>
    public List<T> TakeAll<T>(Func<T, bool> belongs)
        where T : StatementSyntax
    {
        var (taken, remaining) = (new List<T>(), new List<StatementSyntax>());
        foreach (var statement in _remaining)
        {
            if (statement is T candidate && belongs(candidate))
                taken.Add(candidate);
            else
                remaining.Add(statement);
        }

        _remaining = remaining;
        return taken;
    }

    /// <summary>Reports every statement that was not taken.</summary>
    public void ReportRemaining()
    {
        foreach (var statement in _remaining)
        {
            // The parser has already reported statements that cannot be read. An error about their word would only be a second error for the same mistake.
            var isUnread = statement is PropertySyntax { Value: null } or DirectiveSyntax { Value: null }
                || statement is BlockSyntax { HasErrors: true };
            if (!isUnread)
                ReportRemaining(statement);
        }
    }

    /// <summary>
    /// Returns the setting of this block for which <paramref name="word"/> is probably a misspelling; <see langword="null"/> if no setting is similar. The word is
    /// then a name that the user chose.
    /// </summary>
    public string? SlipOf(string word)
    {
        if (!_slips.TryGetValue(word, out var slip))
            _slips.Add(word, slip = Spelling.Nearest(word, Known));
        return slip;
    }

    private void ReportRemaining(StatementSyntax statement)
    {
        var token = statement is BlockSyntax { Keyword: { } keyword } ? keyword : statement.Name;
        var (word, span) = (token.Text, token.Span);
        if (statement is BlockSyntax { Keyword: null } && Keywords.Declares(word))
        {
            _diagnostics.Add(WordDiagnostics.WrongValue(span, word, "a name before '{'", $"{word} Name {{ … }}"));
        }
        else if (LanguageSchema.Find(_kind, word) is { } setting)
        {
            ReportWrongForm(statement, setting, "another syntax");
        }
        else
        {
            _diagnostics.Add(LanguageSchema.FindHome(word) is { } home
                ? WordDiagnostics.MisplacedWord(span, word, _description, home)
                : WordDiagnostics.UnknownWord(span, word, _description, Known, IsTaken));
        }
    }

    private IEnumerable<string> Known => LanguageSchema.SettingsOf(_kind).Select(s => s.Word);

    /// <summary>Reports a required setting if it is missing. If a statement has a similar word, only the unknown word is reported.</summary>
    private void Require(Setting setting)
    {
        if (_isUnread || _owner is null || _remaining.Exists(s => IsWord(s, setting.Word)))
            return;
        if (!_remaining.Exists(s => IsUnknown(s) && !IsStage(s) && SlipOf(s.Name.Text) == setting.Word))
            _diagnostics.Add(WordDiagnostics.MissingWord(_owner.Span, setting.Word, _description, setting.Example));
    }

    private bool IsTaken(string word) => _words.Contains(word);

    private StatementSyntax? Take(string word)
    {
        var index = _remaining.FindIndex(s => IsWord(s, word));
        if (index < 0)
            return null;
        var statement = _remaining[index];
        _remaining.RemoveAt(index);
        return statement;
    }

    private static bool IsWord(StatementSyntax statement, string word) =>
        statement is PropertySyntax or BlockSyntax { Keyword: null } && statement.Name.Text == word;

    private static bool IsUnknown(StatementSyntax statement) =>
        statement is PropertySyntax or BlockSyntax { Keyword: null } && LanguageSchema.FindHome(statement.Name.Text) is null;

    /// <summary>Returns whether the statement is a stage. A stage is recognized by its operator, because its name is free and may look like a misspelled setting.</summary>
    private static bool IsStage(StatementSyntax statement) =>
        statement is PropertySyntax { Value: CallSyntax call } && StageOperator.All.Any(o => o.Name == call.Name.Text);

    private List<StatementSyntax> WithoutDuplicates(IEnumerable<StatementSyntax> statements)
    {
        var kept = new List<StatementSyntax>();
        foreach (var statement in statements)
        {
            if (statement is RequireSyntax or BlockSyntax { Keyword: not null } || IsRepeatable(statement) || _words.Add(statement.Name.Text))
                kept.Add(statement);
            else
                _diagnostics.Add(WordDiagnostics.DuplicateWord(statement.Name.Span, statement.Name.Text, _description, statement.Span, IsStage(statement) ? "stage" : "setting"));
        }

        return kept;
    }

    private bool IsRepeatable(StatementSyntax statement) =>
        statement is PropertySyntax { Name.Text: Keywords.Require } // A requirement that cannot be read.
        || (statement is BlockSyntax && LanguageSchema.Find(_kind, statement.Name.Text) is BlockSetting { IsRepeatable: true });

    private void ReportWrongForm(StatementSyntax statement, Setting setting, string wanted) =>
        _diagnostics.Add(WordDiagnostics.WrongValue(statement.Name.Span, setting.Word, wanted, setting.Example));
}
