using EffNet.Language.CSharp;
using EffNet.Language.Model;
using EffNet.Networks;
using Microsoft.CodeAnalysis;

namespace EffNet.Generator;

/// <summary>One <c>.effnet</c> file as the pipeline carries it: what it means, and no trace of how it says so.</summary>
/// <param name="Path">The file.</param>
/// <param name="Model">What it means.</param>
internal sealed record ModelFile(string Path, FileModel Model)
{
    private const string Extension = ".effnet";

    /// <summary>Its variants and the networks of its searches, each an item of its own, so that editing one re-emits one.</summary>
    public IEnumerable<VariantItem> Variants =>
        Model.Families.SelectMany(f => f.AllNetworks()).Select(v => new VariantItem(Path, Model.Namespace, v));

    /// <summary>Its searches, without the networks that have files of their own.</summary>
    public IEnumerable<SearchItem> Searches =>
        Model.Families.SelectMany(f => f.Searches).Select(s => new SearchItem(Path, Model.Namespace, s with { Networks = default }));

    /// <summary>The C# types it makes.</summary>
    public IEnumerable<string> Types => Model.Families.SelectMany(f =>
        f.Variants.Select(v => v.TypeName).Concat(f.Searches.SelectMany(s => s.Networks.Select(n => n.TypeName).Prepend(s.TypeName))).Append(f.Name));

    /// <summary>Its families, reduced to what their files are written from.</summary>
    public IEnumerable<FamilyItem> Families =>
        Model.Families.Select(f => new FamilyItem(Path, CSharpEmitter.Summarize(f, Model.Namespace)));

    /// <summary>Whether <paramref name="path"/> names a file in the language.</summary>
    public static bool IsModel(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Compiles <paramref name="file"/>, or finds that it has been. A file that cannot be read is the compiler's to report.</summary>
    public static ModelFile Read(AdditionalText file, CancellationToken cancellation) =>
        new(file.Path, file.GetText(cancellation) is { } text ? CompilationCache.Get(text, cancellation).Model : new FileModel(null, default(EquatableArray<FamilyModel>)));
}

/// <summary>One variant on its way to its file.</summary>
/// <param name="Path">The file it stands in.</param>
/// <param name="Namespace">The namespace that file declares.</param>
/// <param name="Model">The variant.</param>
internal sealed record VariantItem(string Path, string? Namespace, VariantModel Model);

/// <summary>One search on its way to its file.</summary>
/// <param name="Path">The file it stands in.</param>
/// <param name="Namespace">The namespace that file declares.</param>
/// <param name="Model">The search.</param>
internal sealed record SearchItem(string Path, string? Namespace, SearchModel Model);

/// <summary>One family on its way to its file.</summary>
/// <param name="Path">The file it stands in.</param>
/// <param name="Summary">What its file is written from.</param>
internal sealed record FamilyItem(string Path, FamilySummary Summary);
