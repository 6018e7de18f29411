using EffNet.Language.Emit;
using Microsoft.CodeAnalysis;

namespace EffNet.Generator;

/// <summary>
/// Generates C# for every <c>.effnet</c> file among the AdditionalFiles: a file per variant and one per family. It reports nothing: mistakes in
/// the files are <see cref="EffNetAnalyzer"/>'s to tell, because hot reload refuses to work while a generator reports errors.
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

        var project = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectOptions.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Project);

        var variants = files
            .SelectMany(static (file, _) => file.Variants)
            .WithTrackingName(TrackingNames.Variants)
            .Combine(project);
        context.RegisterSourceOutput(variants, static (output, input) =>
        {
            var (variant, project) = input;
            Add(output, project, variant.Path, CSharpEmitter.EmitVariant(variant.Model, variant.Namespace, project.EmitOptionsFor(variant.Path)));
        });

        var families = files
            .SelectMany(static (file, _) => file.Families)
            .WithTrackingName(TrackingNames.Families)
            .Combine(project);
        context.RegisterSourceOutput(families, static (output, input) =>
        {
            var (family, project) = input;
            Add(output, project, family.Path, CSharpEmitter.EmitFamily(family.Summary, project.EmitOptionsFor(family.Path)));
        });
    }

    private static void Add(SourceProductionContext output, ProjectOptions project, string path, EmittedFile file) =>
        output.AddSource(HintName.Create(project.RelativePath(path), project.Identity(path), file.Name), file.Text);
}
