using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace EffNet.IntelliSense.Tests.Support;

/// <summary>An editor with one project: a model file among its AdditionalFiles, the generator among its analyzers, and one C# file. An edit returns a new editor.</summary>
internal sealed class Editor
{
    private const string Folder = "/project/";

    private static readonly Lazy<AdhocWorkspace> s_workspace = new(() => new AdhocWorkspace(MefHostServices.Create(Host.Composition)));

    /// <summary>TorchSharp is built for an older framework. The SDK suppresses these two warnings in every project.</summary>
    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private readonly Solution _solution;
    private readonly DocumentId _code;
    private readonly DocumentId _model;
    private readonly string _text;

    private Editor(Solution solution, DocumentId code, DocumentId model, string text) => (_solution, _code, _model, _text) = (solution, code, model, text);

    /// <summary>Gets the current project.</summary>
    public Project Project => Code.Project;

    private Document Code => _solution.GetDocument(_code) ?? throw new InvalidOperationException("The editor's only file of C# is gone.");

    /// <summary>
    /// Opens a project with the model file <paramref name="name"/> of the tests. The generator has run when this method returns, so that later edits
    /// start from the generated code.
    /// </summary>
    public static async Task<Editor> Open(string name)
    {
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Consumer",
            "Consumer",
            LanguageNames.CSharp,
            filePath: Folder + "Consumer.csproj",
            compilationOptions: s_options,
            parseOptions: CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.Parse),
            metadataReferences: Host.References,
            analyzerReferences: Host.Analyzers);
        var (code, model, settings) = (DocumentId.CreateNewId(project.Id), DocumentId.CreateNewId(project.Id), DocumentId.CreateNewId(project.Id));
        var text = (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, name))).ReplaceLineEndings("\n");
        var editor = new Editor(
            s_workspace.Value.CurrentSolution
                .AddProject(project)
                .AddAnalyzerConfigDocument(settings, ".globalconfig", SourceText.From(Settings), filePath: Folder + ".globalconfig")
                .AddAdditionalDocument(model, name, text, filePath: Folder + name)
                .AddDocument(code, "Program.cs", string.Empty, filePath: Folder + "Program.cs"),
            code,
            model,
            text);
        await editor.Project.GetCompilationAsync();
        return editor;
    }

    /// <summary>Returns the editor after the user replaced all occurrences of <paramref name="old"/> in the model file. There must be at least one.</summary>
    public Editor Edit(string old, string replacement)
    {
        Xunit.Assert.Contains(old, _text, StringComparison.Ordinal);
        var text = _text.Replace(old, replacement, StringComparison.Ordinal);
        return new Editor(_solution.WithAdditionalDocumentText(_model, SourceText.From(text)), _code, _model, text);
    }

    /// <summary>Returns the caret at the first <c>|</c> of <paramref name="code"/>, which becomes the only C# code of the project.</summary>
    public Caret Type(string code)
    {
        var position = code.IndexOf('|', StringComparison.Ordinal);
        if (position < 0)
            throw new ArgumentException("There is no caret in the code.", nameof(code));
        var typed = new Editor(_solution.WithDocumentText(_code, SourceText.From(code.Remove(position, 1))), _code, _model, _text);
        return new Caret(typed.Code, position);
    }

    /// <summary>Returns the caret in a statement in which <c>model</c> is a B0, <c>features</c> are its features and <c>input</c> is a tensor.</summary>
    public Caret TypeStatement(string statement) => Type($$"""
        using EffNet;
        using EffNet.Models;
        using TorchSharp;

        static class Program
        {
            static void Run(EfficientNetB0 model, EfficientNetB0.StageFeatures features, torch.Tensor input)
            {
                {{statement}}
            }
        }
        """);

    /// <summary>Gets the properties that the SDK writes to the project's generated configuration.</summary>
    private static string Settings => $"""
        is_global = true
        build_property.ProjectDir = {Folder}
        build_property.RootNamespace = Consumer
        """;
}
