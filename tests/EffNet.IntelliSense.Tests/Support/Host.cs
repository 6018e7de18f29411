using System.Collections.Immutable;
using System.Composition;
using System.Composition.Hosting;
using Basic.Reference.Assemblies;
using EffNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;

namespace EffNet.IntelliSense.Tests.Support;

/// <summary>The parts that every project of an editor shares: Roslyn's services, the files of the generator, and references with their documentation.</summary>
internal static class Host
{
    private static readonly Lazy<CompositionContext> s_composition = new(() => new ContainerConfiguration().WithParts(Parts()).CreateContainer());

    private static readonly AnalyzerLoader s_loader = new();

    /// <summary>Roslyn's services. The default assemblies are those of the compiler, the workspaces and the features for C#.</summary>
    public static CompositionContext Composition => s_composition.Value;

    /// <summary>The generator and the language that it needs, as the SDK passes them to compiler and editor.</summary>
    public static ImmutableArray<AnalyzerReference> Analyzers { get; } = [Analyzer("EffNet.Generator.dll"), Analyzer("EffNet.Language.dll"), Analyzer("EffNet.Networks.dll")];

    /// <summary>The framework, TorchSharp and the run-time library.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
        [.. Net100.References.All, .. GeneratedCodeLibraries.All.Select(Reference)];

    /// <summary>Returns all parts but those of IntelliCode: its signature help requires a part of Visual Studio, without which there is no signature help at all.</summary>
    private static IEnumerable<Type> Parts() => MefHostServices.DefaultAssemblies
        .SelectMany(assembly => assembly.DefinedTypes)
        .Where(type => type.Namespace?.Contains(".ExternalAccess.Pythia", StringComparison.Ordinal) != true);

    private static AnalyzerFileReference Analyzer(string name) => new(Path.Combine(AppContext.BaseDirectory, "Analyzers", name), s_loader);

    private static PortableExecutableReference Reference(string path) =>
        MetadataReference.CreateFromFile(path, documentation: XmlDocumentationProvider.CreateFromFile(Path.ChangeExtension(path, ".xml")));
}
