using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Semantics;
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
        var diagnostics = new DiagnosticBag(cancellation);
        var lines = LineMap.Create(text);
        if (FindUnreadable(text) is { } unreadable)
        {
            diagnostics.Add(unreadable);
            return new CompiledFile(new FileModel(null, default), diagnostics.ToSorted(), default, lines);
        }

        var syntax = Parser.Parse(text, diagnostics, cancellation);
        return Bind(syntax, lines, diagnostics, cancellation);
    }

    /// <summary>What <paramref name="syntax"/> means; what was found in it before is in <paramref name="diagnostics"/>.</summary>
    internal static CompiledFile Bind(FileSyntax syntax, LineMap lines, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        var types = new TypeNames(lines, diagnostics);
        var model = FileBinder.Bind(syntax, types, diagnostics, cancellation);
        Suppressions.Apply(syntax, lines, diagnostics);
        return new CompiledFile(model, diagnostics.ToSorted(), types.Claimed.ToEquatableArray(), lines);
    }

    /// <summary>What compiling a text beyond <see cref="MaximumLength"/> gives, for those who do not want to hold it in memory.</summary>
    public static CompiledFile TooLarge()
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.Add(Report.FileTooLarge(MaximumLength));
        return new CompiledFile(new FileModel(null, default), diagnostics.ToSorted(), default, LineMap.Create(string.Empty));
    }

    /// <summary>
    /// Why <paramref name="text"/> is not read at all, if there is a reason. NUL stands in no text, and U+FFFD is what a decoder leaves where bytes were no text.
    /// </summary>
    internal static Diagnostic? FindUnreadable(string text)
    {
        if (text.Length > MaximumLength)
            return Report.FileTooLarge(MaximumLength);
        var index = text.IndexOfAny(['\0', '\uFFFD']);
        return index < 0 ? null : Report.NotText(new TextSpan(index, 1));
    }
}
