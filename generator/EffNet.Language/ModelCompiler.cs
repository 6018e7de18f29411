using EffNet.Language.Binding;
using EffNet.Language.Checks;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language;

/// <summary>
/// The whole way from a file's text to its model: text, tokens, syntax, definitions, scaling, network. Pure: one text has one result, on
/// every machine, under every culture. The generator, the analyzer and the command line tool all come through here.
/// </summary>
public static class ModelCompiler
{
    /// <summary>The longest text that is read, in characters: a thousand times what a large family takes.</summary>
    public const int MaximumLength = 1 << 20;

    /// <summary>Compiles <paramref name="text"/>. Never throws for what a text may hold: mistakes become diagnostics.</summary>
    /// <param name="text">The file.</param>
    /// <param name="cancellation">Ends the compilation early: checked at every token, statement, block of a network and diagnostic.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
    public static CompiledFile Compile(string text, CancellationToken cancellation = default)
    {
        if (text.Length > MaximumLength)
            return TooLarge();
        var lines = LineMap.Create(text);
        return FindUnreadable(text) is { } unreadable ? Nothing(unreadable, lines) : Bind(Parser.Parse(text, cancellation), lines, cancellation);
    }

    /// <summary>Returns the meaning of <paramref name="syntax"/>.</summary>
    internal static CompiledFile Bind(FileSyntax syntax, LineMap lines, CancellationToken cancellation) => Bind(syntax, lines, out _, cancellation);

    /// <summary>Returns the meaning of <paramref name="syntax"/>, and in <paramref name="file"/> the declarations that it was taken from.</summary>
    internal static CompiledFile Bind(FileSyntax syntax, LineMap lines, out BoundFile file, CancellationToken cancellation)
    {
        var (types, diagnostics) = (new TypeNames(lines), new DiagnosticBag(cancellation));
        file = FileBinder.Bind(syntax, types, diagnostics, cancellation);
        foreach (var family in file.Families)
            FamilyChecks.Run(family, diagnostics, cancellation);
        var remaining = Suppressions.Apply(syntax, lines, syntax.Mistakes.Concat(diagnostics.ToSorted()));
        return new CompiledFile(file.Model, DiagnosticBag.Sort(remaining).ToEquatableArray(), types.Claimed.ToEquatableArray(), lines);
    }

    /// <summary>What compiling a text beyond <see cref="MaximumLength"/> gives, for those who do not want to hold it in memory.</summary>
    public static CompiledFile TooLarge() => Nothing(SyntaxDiagnostics.FileTooLarge(MaximumLength), LineMap.Create(string.Empty));

    private static CompiledFile Nothing(Diagnostic reason, LineMap lines) =>
        new(new FileModel(null, default), new[] { reason }.ToEquatableArray(), default, lines);

    /// <summary>
    /// Why <paramref name="text"/> is not read at all, if there is a reason. NUL stands in no text, and U+FFFD is what a decoder leaves where bytes were no text.
    /// </summary>
    internal static Diagnostic? FindUnreadable(string text)
    {
        if (text.Length > MaximumLength)
            return SyntaxDiagnostics.FileTooLarge(MaximumLength);
        var index = text.IndexOfAny(['\0', '\uFFFD']);
        return index < 0 ? null : SyntaxDiagnostics.NotText(new TextSpan(index, 1));
    }
}
