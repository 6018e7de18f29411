using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Semantics;
using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language;

/// <summary>
/// The whole way from a file's text to its model: text, tokens, syntax, definitions, scaling, network. Pure: one text has one result, on
/// every machine, under every culture. The generator, the analyzer and the command line tool all come through here.
/// </summary>
public static class ModelCompiler
{
    /// <summary>Compiles <paramref name="text"/>. Never throws for what a text may hold: mistakes become diagnostics.</summary>
    public static CompiledFile Compile(string text)
    {
        var diagnostics = new DiagnosticBag();
        var lines = LineMap.Create(text);
        if (FindNonText(text) is { } span)
        {
            diagnostics.Add(Report.NotText(span));
            return new CompiledFile(new FileModel(null, default), diagnostics.ToSorted(), lines);
        }

        var syntax = Parser.Parse(text, diagnostics);
        var model = FileBinder.Bind(syntax, diagnostics);
        return new CompiledFile(model, diagnostics.ToSorted(), lines);
    }

    /// <summary>NUL stands in no text, and U+FFFD is what a decoder leaves where bytes were no text.</summary>
    private static TextSpan? FindNonText(string text)
    {
        var index = text.IndexOfAny(['\0', '\uFFFD']);
        return index < 0 ? null : new TextSpan(index, 1);
    }
}
