using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EffNet.Docs.Tests.Pages;

/// <summary>A Markdown file, parsed as on GitHub.</summary>
internal sealed class Page
{
    private static readonly MarkdownPipeline s_pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private readonly MarkdownDocument _document;

    /// <param name="path">The path, relative to the repository.</param>
    /// <param name="text">The text of the page.</param>
    public Page(string path, string text)
    {
        (Path, Text) = (path, text);
        _document = Markdown.Parse(text, s_pipeline);
        Samples = [.. ReadSamples()];
    }

    /// <summary>Gets the path, relative to the repository, with <c>/</c>.</summary>
    public string Path { get; }

    /// <summary>Gets the text of the page.</summary>
    public string Text { get; }

    /// <summary>Gets the fenced blocks, in order.</summary>
    public IReadOnlyList<Sample> Samples { get; }

    /// <summary>Gets the targets of the links as they are written, with their lines.</summary>
    public IEnumerable<(string Target, int Line)> Links =>
        _document.Descendants<LinkInline>().Select(link => (link.Url ?? string.Empty, link.Line + 1));

    /// <summary>Gets the words that are formatted as code in the text, with their lines.</summary>
    public IEnumerable<(string Text, int Line)> Code => _document.Descendants<CodeInline>().Select(code => (code.Content, code.Line + 1));

    /// <summary>Gets the anchors of the headings.</summary>
    public IEnumerable<string> Anchors => _document.Descendants<HeadingBlock>().Select(h => h.GetAttributes().Id ?? string.Empty);

    /// <summary>Reads the page at <paramref name="path"/>, relative to the repository.</summary>
    public static Page Read(string path) => new(path, Repository.Read(path));

    /// <summary>Returns the samples, each with the comment directly before it, which readers of the page do not see.</summary>
    private IEnumerable<Sample> ReadSamples()
    {
        var before = default(Block);
        foreach (var block in _document)
        {
            if (block is FencedCodeBlock fence)
                yield return new Sample(this, fence.Info ?? string.Empty, Directive(before), $"{fence.Lines}\n".ReplaceLineEndings("\n"), fence.Line + 1);
            before = block;
        }
    }

    private static string Directive(Block? block)
    {
        const string Opening = "<!-- sample:";
        const string Closing = "-->";
        if (block is not HtmlBlock html)
            return string.Empty;
        var text = html.Lines.ToString().Trim();
        return text.StartsWith(Opening, StringComparison.Ordinal) && text.EndsWith(Closing, StringComparison.Ordinal)
            ? text[Opening.Length..^Closing.Length].Trim()
            : string.Empty;
    }
}
