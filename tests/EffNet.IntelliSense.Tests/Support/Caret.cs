using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.QuickInfo;
using Xunit;

namespace EffNet.IntelliSense.Tests.Support;

/// <summary>The services of the editor at one position in the code.</summary>
internal sealed class Caret(Document document, int position)
{
    /// <summary>Gets the current code.</summary>
    public Document Document => document;

    /// <summary>Gets the position of the caret in the code.</summary>
    public int Position => position;

    /// <summary>The items of the completion list, in its order.</summary>
    public async Task<IReadOnlyList<CompletionItem>> Complete()
    {
        var list = await Completion.GetCompletionsAsync(document, position, cancellationToken: TestContext.Current.CancellationToken);
        return [.. list.ItemsList.Order()];
    }

    /// <summary>The names in the completion list, in its order.</summary>
    public async Task<IReadOnlyList<string>> CompleteNames() => [.. (await Complete()).Select(item => item.DisplayText)];

    /// <summary>The names in the completion list that begin with what was typed: every editor shows these, regardless of its filter.</summary>
    public async Task<IReadOnlyList<string>> CompleteTyped()
    {
        var text = await document.GetTextAsync(TestContext.Current.CancellationToken);
        var typed = text.ToString(Completion.GetDefaultCompletionListSpan(text, position));
        return [.. (await CompleteNames()).Where(name => name.StartsWith(typed, StringComparison.Ordinal))];
    }

    /// <summary>Returns the description that is shown beside the completion list if <paramref name="name"/> is selected.</summary>
    public async Task<string> Describe(string name)
    {
        var item = Assert.Single(await Complete(), i => i.DisplayText == name);
        var description = await Completion.GetDescriptionAsync(document, item, TestContext.Current.CancellationToken);
        return EditorText.Join(description?.TaggedParts ?? []);
    }

    /// <summary>Returns the sections of quick info; empty if the editor shows none.</summary>
    public async Task<IReadOnlyList<QuickInfoSection>> QuickInfoSections()
    {
        var service = QuickInfoService.GetService(document) ?? throw new InvalidOperationException("Roslyn has no quick info.");
        var item = await service.GetQuickInfoAsync(document, position, TestContext.Current.CancellationToken);
        return item?.Sections ?? [];
    }

    /// <summary>Returns quick info as the editor shows it, with the sections below each other.</summary>
    public async Task<string> QuickInfo() => string.Join('\n', (await QuickInfoSections()).Select(s => EditorText.Join(s.TaggedParts)));

    /// <summary>Returns the text of quick info in a monospaced font, by blocks and lines.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> QuickInfoCode() =>
        [.. (await QuickInfoSections()).SelectMany(s => s.TaggedParts).Where(EditorText.IsCodeBlock).Select(part => EditorText.Join([part]).Split('\n'))];

    /// <summary>Returns the warnings and errors of the compiler for the code.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Diagnostics()
    {
        var semantics = await document.GetSemanticModelAsync(TestContext.Current.CancellationToken);
        return [.. semantics?.GetDiagnostics(cancellationToken: TestContext.Current.CancellationToken).Where(d => d.Severity >= DiagnosticSeverity.Warning) ?? []];
    }

    /// <summary>The signatures that the editor lists while arguments are written.</summary>
    public Task<IReadOnlyList<Signature>> Signatures() => SignatureHelp.Find(document, position);

    private CompletionService Completion => CompletionService.GetService(document) ?? throw new InvalidOperationException("Roslyn has no completion.");
}
