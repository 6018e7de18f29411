using System.Collections.Immutable;
using EffNet.Language.CSharp;
using EffNet.Networks;

namespace EffNet.Generator;

/// <summary>
/// The types that several files declare. Only the first file, sorted by path, generates them. The analyzer reports the other declarations. If both
/// files generated the type, the compiler would report every member of it.
/// </summary>
/// <param name="Repeated">The declarations that must not be generated; empty in a valid project.</param>
internal sealed record SharedTypes(EquatableArray<RepeatedType> Repeated)
{
    /// <summary>Finds the shared types of <paramref name="files"/>.</summary>
    public static SharedTypes Find(ImmutableArray<ModelFile> files, ProjectOptions project)
    {
        var owners = new TypeOwners(project);
        var repeated = files
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .SelectMany(file => file.Types.Select(type => (file.Path, Type: type, Name: owners.QualifiedName(file.Model.Namespace, type))))
            .Where(declared => owners.ClaimOrGetOwner(declared.Path, declared.Name) is not null)
            .Select(declared => new RepeatedType(declared.Path, declared.Type));
        return new SharedTypes(repeated.ToEquatableArray());
    }

    /// <summary>
    /// Returns <see langword="true"/> if the file <paramref name="path"/> generates <paramref name="type"/>; otherwise, <see langword="false"/>.
    /// </summary>
    public bool IsOwner(string path, string type) => !Repeated.Contains(new RepeatedType(path, type));

    /// <summary>
    /// Returns the summary of <paramref name="family"/> without the variants that another file generates, because they may be different types.
    /// </summary>
    public FamilySummary Own(FamilyItem family) => Repeated.Count == 0
        ? family.Summary
        : family.Summary with { Variants = family.Summary.Variants.Where(v => IsOwner(family.Path, v.TypeName)).ToEquatableArray() };
}
