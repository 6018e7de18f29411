using System.Text;
using EffNet.Language.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EffNet.Generator;

/// <summary>
/// Generates C# for every <c>.effnet</c> file among the AdditionalFiles: one file for each variant, each search and each family. The generator reports errors
/// that prevent generation for the whole project. <see cref="EffNetAnalyzer"/> reports mistakes in the files, because hot reload does not work while a generator
/// reports errors. If the build runs no analyzers, the generator reports the errors in the files too.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class EffNetGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(static file => ModelFile.IsModel(file.Path))
            .Select(static (file, cancellation) => ModelFile.Read(file, cancellation))
            .WithTrackingName(TrackingNames.Files);

        // Without the libraries that it calls, generated code would have an error on every line. One error is reported instead.
        var references = context.CompilationProvider
            .Select(static (compilation, _) => References.Read(compilation))
            .WithTrackingName(TrackingNames.References);

        var project = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectOptions.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Project);

        var sharedTypes = files
            .Collect()
            .Combine(project)
            .Select(static (input, _) => SharedTypes.Find(input.Left, input.Right))
            .WithTrackingName(TrackingNames.SharedTypes);

        var surroundings = project.Combine(references).Combine(sharedTypes);

        var variants = files
            .SelectMany(static (file, _) => file.Variants)
            .WithTrackingName(TrackingNames.Variants)
            .Combine(surroundings);
        context.RegisterSourceOutput(variants, static (output, input) =>
        {
            var (variant, ((project, references), shared)) = input;
            if (references.AreComplete && shared.IsOwner(variant.Path, variant.Model.TypeName))
                Add(output, project, variant.Path, CSharpEmitter.EmitVariant(variant.Model, variant.Namespace, project.EmitOptionsFor(variant, references)));
        });

        var searches = files
            .SelectMany(static (file, _) => file.Searches)
            .WithTrackingName(TrackingNames.Searches)
            .Combine(surroundings);
        context.RegisterSourceOutput(searches, static (output, input) =>
        {
            var (search, ((project, references), shared)) = input;
            if (references.AreComplete && shared.IsOwner(search.Path, search.Model.TypeName))
                Add(output, project, search.Path, CSharpEmitter.EmitSearch(search.Model, search.Namespace, project.EmitOptionsFor(search.Path, references)));
        });

        var families = files
            .SelectMany(static (file, _) => file.Families)
            .WithTrackingName(TrackingNames.Families)
            .Combine(surroundings);
        context.RegisterSourceOutput(families, static (output, input) =>
        {
            var (family, ((project, references), shared)) = input;
            if (references.AreComplete && shared.IsOwner(family.Path, family.Summary.Name))
                Add(output, project, family.Path, CSharpEmitter.EmitFamily(shared.Own(family), project.EmitOptionsFor(family.Path, references)));
        });

        // The namespace is generated even without types. If a 'using' names an unknown namespace, the compiler stops before the analyzer reports the cause.
        context.RegisterSourceOutput(files.Combine(project.Combine(references)), static (output, input) =>
        {
            var (file, (project, references)) = input;
            if (!references.AreComplete || file.Model.Families.Count == 0)
                Add(output, project, file.Path, CSharpEmitter.EmitNamespace(file.Model.Namespace, project.EmitOptionsFor(file.Path, references)));
        });
        context.RegisterSourceOutput(project.Combine(references), static (output, input) =>
        {
            var (project, _) = input;
            if (project.UnknownFamilies.Count > 0)
            {
                var file = CSharpEmitter.EmitNamespace(ProjectOptions.FamiliesNamespace, new EmitOptions(ProjectOptions.Package, string.Empty));
                output.AddSource($"{ProjectOptions.Package}/{file.Name}", ToSource(file));
            }
        });

        ReportProjectErrors(context, files, project, references);
        ReportFileErrors(context, project);
    }

    private static void ReportProjectErrors(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ModelFile> files,
        IncrementalValueProvider<ProjectOptions> project,
        IncrementalValueProvider<References> references)
    {
        var errors = files
            .Select(static (file, _) => file.Path)
            .Collect()
            .Select(static (paths, _) => paths.OrderBy(path => path, StringComparer.Ordinal).FirstOrDefault())
            .Combine(project.Combine(references))
            .Select(static (input, _) => ProjectErrors.Find(input.Left, input.Right.Left, input.Right.Right))
            .WithTrackingName(TrackingNames.ProjectErrors);
        context.RegisterSourceOutput(errors, static (output, errors) =>
        {
            foreach (var error in errors)
                output.ReportDiagnostic(ProjectAnalysis.Create(error.Path, error.Diagnostic));
        });
    }

    /// <summary>Reports the errors that the analyzer would report, if the build runs no analyzers. These errors include missed requirements.</summary>
    private static void ReportFileErrors(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ProjectOptions> project)
    {
        var texts = context.AdditionalTextsProvider.Where(static file => ModelFile.IsModel(file.Path)).Collect();
        context.RegisterSourceOutput(texts.Combine(project), static (output, input) =>
        {
            var (texts, project) = input;
            if (!project.AnalyzersAreOff)
                return;
            var inFiles = ProjectAnalysis.Compile(texts, output.CancellationToken)
                .SelectMany(f => f.File.Diagnostics.Select(d => EffNetAnalyzer.Create(f.Path, f.File.Lines, d)));
            var found = inFiles.Concat(ProjectAnalysis.FindSharedTypes(texts, project, output.CancellationToken));
            foreach (var error in found.Where(d => d.Severity == DiagnosticSeverity.Error))
                output.ReportDiagnostic(error);
        });
    }

    private static void Add(SourceProductionContext output, ProjectOptions project, string path, EmittedFile file) =>
        output.AddSource(HintName.Create(project.RelativePath(path), project.Identity(path), file.Name), ToSource(file));

    private static SourceText ToSource(EmittedFile file) => SourceText.From(file.OpenText(), file.Length, Encoding.UTF8, SourceHashAlgorithm.Sha256);
}
