using EffNet.Language.Binding;
using EffNet.Language.Checks;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language;

/// <summary>
/// Compiles the text of a file to its model. The steps are tokens, syntax, binding, scaling and networks. The compilation is pure: the same text has the same result on
/// every machine and under every culture. The generator, the analyzer and the command line tool all use this class.
/// </summary>
public static class ModelCompiler
{
    /// <summary>The maximum length of a text in characters. It is a thousand times the length of a large family.</summary>
    public const int MaximumLength = 1 << 20;

    /// <summary>Compiles <paramref name="text"/>. Mistakes in the text are returned as diagnostics; they never cause an exception.</summary>
    /// <param name="text">The file.</param>
    /// <param name="cancellation">The token that cancels the compilation. It is checked at every token, statement, block of a network and diagnostic.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
    public static CompiledFile Compile(string text, CancellationToken cancellation = default)
    {
        if (text.Length > MaximumLength)
            return TooLarge();
        var lines = LineMap.Create(text);
        return FindUnreadable(text) is { } unreadable ? Nothing(unreadable, lines) : Bind(Parser.Parse(text, cancellation), lines, cancellation);
    }

    /// <summary>Compiles the syntax tree <paramref name="syntax"/>.</summary>
    internal static CompiledFile Bind(FileSyntax syntax, LineMap lines, CancellationToken cancellation) => Bind(syntax, lines, out _, cancellation);

    /// <summary>
    /// Compiles the syntax tree <paramref name="syntax"/>. Sets <paramref name="file"/> to the bound declarations, which link the result to the syntax.
    /// </summary>
    internal static CompiledFile Bind(FileSyntax syntax, LineMap lines, out BoundFile file, CancellationToken cancellation)
    {
        var (types, diagnostics) = (new TypeNames(lines), new DiagnosticBag(cancellation));
        file = FileBinder.Bind(syntax, types, diagnostics, cancellation);
        foreach (var family in file.Families)
            FamilyChecks.Run(family, diagnostics, cancellation);
        var remaining = Suppressions.Apply(syntax, lines, syntax.Mistakes.Concat(diagnostics.ToSorted()), cancellation);
        return new CompiledFile(file.Model, DiagnosticBag.Sort(remaining).ToEquatableArray(), types.Claimed.ToEquatableArray(), lines);
    }

    /// <summary>Returns the result for a text longer than <see cref="MaximumLength"/>, for callers that do not keep such a text in memory.</summary>
    public static CompiledFile TooLarge() => Nothing(SyntaxDiagnostics.FileTooLarge(MaximumLength), LineMap.Create(string.Empty));

    private static CompiledFile Nothing(Diagnostic reason, LineMap lines) =>
        new(new FileModel(null, default), new[] { reason }.ToEquatableArray(), default, lines);

    /// <summary>
    /// Returns the error of a <paramref name="text"/> that cannot be compiled at all; <see langword="null"/> if there is none. A text file does not contain NUL, and
    /// decoders replace invalid bytes with U+FFFD.
    /// </summary>
    internal static Diagnostic? FindUnreadable(string text)
    {
        if (text.Length > MaximumLength)
            return SyntaxDiagnostics.FileTooLarge(MaximumLength);
        var index = text.IndexOfAny(['\0', '\uFFFD']);
        return index < 0 ? null : SyntaxDiagnostics.NotText(new TextSpan(index, 1));
    }
}
