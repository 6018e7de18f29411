using System.Collections.Immutable;
using EffNet.Language.Binding;
using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Services;

/// <summary>
/// A compiled file that links text to meaning. It finds the declaration to which a name refers, finds all references to a declaration, renames declarations, and explains
/// words, numbers and rows with the values that scaling computes from them.
/// </summary>
public sealed class SemanticModel
{
    private readonly string _text;
    private readonly BoundFile _file;

    private SemanticModel(string text, FileSyntax syntax, CompiledFile compiled, BoundFile file)
    {
        (_text, Syntax, Compiled, _file) = (text, syntax, compiled, file);
        Symbols = SymbolTable.Create(syntax);
    }

    /// <summary>Gets the syntax tree.</summary>
    public FileSyntax Syntax { get; }

    /// <summary>Gets the result of the compilation, with its diagnostics.</summary>
    public CompiledFile Compiled { get; }

    /// <summary>Gets the declarations in the order of the file.</summary>
    public ImmutableArray<Symbol> Symbols { get; }

    /// <summary>Compiles <paramref name="text"/>. If the compiler cannot read the text, because it is too long or not text, the model has no symbols.</summary>
    /// <param name="text">The file.</param>
    /// <param name="cancellation">The token that cancels the work.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
    public static SemanticModel Create(string text, CancellationToken cancellation = default)
    {
        var isRead = ModelCompiler.FindUnreadable(text) is null;
        var syntax = Parser.Parse(isRead ? text : string.Empty, cancellation);
        var compiled = ModelCompiler.Bind(syntax, LineMap.Create(text), out var file, cancellation);
        return new SemanticModel(text, syntax, isRead ? compiled : ModelCompiler.Compile(text, cancellation), file);
    }

    /// <summary>Returns the declaration that is named at, or directly before, <paramref name="position"/>; <see langword="null"/> if there is none.</summary>
    public Symbol? FindSymbol(int position)
    {
        foreach (var symbol in Symbols)
        {
            if (symbol.AllSpans().Any(s => s.Start <= position && position <= s.End))
                return symbol;
        }

        return null;
    }

    /// <summary>Returns the meaning of the word or value at <paramref name="position"/>; <see langword="null"/> if there is none.</summary>
    public Explanation? Explain(int position)
    {
        var path = SyntaxPath.Find(Syntax, position);
        return path is null ? null : new Explainer(_file, this).Explain(path);
    }

    /// <summary>
    /// Returns the edits that rename <paramref name="symbol"/> and every reference to it. The file is compiled with the new name. If it then has a new error, for example
    /// because the name is already used or is not valid in C#, that error is the obstacle.
    /// </summary>
    /// <param name="symbol">A declaration of this model.</param>
    /// <param name="name">The new name.</param>
    /// <param name="cancellation">The token that cancels the work.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
    public RenameResult Rename(Symbol symbol, string name, CancellationToken cancellation = default)
    {
        if (Lexer.Lex(name, cancellation)[0] is not { Kind: SyntaxKind.Identifier } token || token.FullText != name)
            return new RenameResult(default, $"'{MessageText.Printable(name)}' is not a name; a name has letters, digits and '_', and does not begin with a digit.");
        var edits = symbol.AllSpans().Select(span => new TextEdit(span, name)).ToEquatableArray();
        var renamed = Create(new DiagnosticFix(string.Empty, edits).Apply(_text), cancellation);
        var obstacle = FindNewError(renamed, edits) ?? FindOtherMeaning(renamed, symbol, name);
        return new RenameResult(obstacle is null ? edits : default, obstacle);
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Rule.Severity == DiagnosticSeverity.Error;

    /// <summary>
    /// Returns the message of the first error of <paramref name="renamed"/> that this file does not have at the same place; <see langword="null"/> if there is none. Messages
    /// are not compared, because they contain the name.
    /// </summary>
    private string? FindNewError(SemanticModel renamed, EquatableArray<TextEdit> edits)
    {
        int Shifted(int position) => position + edits.Where(e => e.Span.Start < position).Sum(e => e.NewText.Length - e.Span.Length);
        var known = Compiled.Diagnostics.Where(IsError).Select(d => (d.Rule.Id, Shifted(d.Span.Start))).ToList();
        return renamed.Compiled.Diagnostics.Where(IsError).FirstOrDefault(d => !known.Remove((d.Rule.Id, d.Span.Start)))?.Message;
    }

    /// <summary>
    /// Returns an obstacle if the new name changes the meaning of another name, although the file has no new error; otherwise, <see langword="null"/>.
    /// </summary>
    private string? FindOtherMeaning(SemanticModel renamed, Symbol symbol, string name)
    {
        var isSame = renamed.Symbols.Length == Symbols.Length && Symbols.Zip(renamed.Symbols, (before, after) =>
            after.Kind == before.Kind && after.References.Count == before.References.Count && after.Name == (ReferenceEquals(before, symbol) ? name : before.Name)).All(s => s);
        return isSame ? null : $"'{name}' has another meaning in this file; choose a name that is not used.";
    }
}
