using EffNet.Language.CSharp;
using EffNet.Language.Model;
using EffNet.Networks;
using Microsoft.CodeAnalysis;

namespace EffNet.Generator;

/// <summary>A <c>.effnet</c> file in the pipeline: its model, without its text.</summary>
/// <param name="Path">The file.</param>
/// <param name="Model">The model of the file.</param>
internal sealed record ModelFile(string Path, FileModel Model)
{
    private const string Extension = ".effnet";

    /// <summary>Gets the variants and the networks of searches as separate items, so that an edit of one variant generates only its own file again.</summary>
    public IEnumerable<VariantItem> Variants =>
        Model.Families.SelectMany(f => f.AllNetworks()).Select(v => new VariantItem(Path, Model.Namespace, v));

    /// <summary>Gets the searches, without the networks that have files of their own.</summary>
    public IEnumerable<SearchItem> Searches =>
        Model.Families.SelectMany(f => f.Searches).Select(s => new SearchItem(Path, Model.Namespace, s with { Networks = default }));

    /// <summary>Gets the names of the C# types that the file declares.</summary>
    public IEnumerable<string> Types => Model.Families.SelectMany(f =>
        f.Variants.Select(v => v.TypeName).Concat(f.Searches.SelectMany(s => s.Networks.Select(n => n.TypeName).Prepend(s.TypeName))).Append(f.Name));

    /// <summary>Gets the families, reduced to the data for their generated files.</summary>
    public IEnumerable<FamilyItem> Families =>
        Model.Families.Select(f => new FamilyItem(Path, CSharpEmitter.Summarize(f, Model.Namespace)));

    /// <summary>Returns <see langword="true"/> if <paramref name="path"/> is the path of a file in the language; otherwise, <see langword="false"/>.</summary>
    public static bool IsModel(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the compiled <paramref name="file"/>, from the cache if it is there. The compiler reports files that cannot be read.</summary>
    public static ModelFile Read(AdditionalText file, CancellationToken cancellation) =>
        new(file.Path, file.GetText(cancellation) is { } text ? CompilationCache.Get(text, cancellation).Model : new FileModel(null, default(EquatableArray<FamilyModel>)));
}
