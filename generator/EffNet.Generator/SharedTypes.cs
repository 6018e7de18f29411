using System.Collections.Immutable;
using EffNet.Language.CSharp;
using EffNet.Networks;

namespace EffNet.Generator;

/// <summary>
/// The types that a file declares although another one does: only the first file, by path, generates them. The analyzer reports the others; the compiler would report every member of
/// both.
/// </summary>
/// <param name="Repeated">Each such type with the file that must not generate it; empty in a sound project.</param>
internal sealed record SharedTypes(EquatableArray<RepeatedType> Repeated)
{
    /// <summary>Finds them among <paramref name="files"/>.</summary>
    public static SharedTypes Find(ImmutableArray<ModelFile> files, ProjectOptions project)
    {
        var owners = new TypeOwners(project);
        var repeated = files
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .SelectMany(file => file.Types.Select(type => (file.Path, Type: type, Name: owners.QualifiedName(file.Model.Namespace, type))))
            .Where(declared => owners.FindOther(declared.Path, declared.Name) is not null)
            .Select(declared => new RepeatedType(declared.Path, declared.Type));
        return new SharedTypes(repeated.ToEquatableArray());
    }

    /// <summary>Whether <paramref name="path"/> is to generate <paramref name="type"/>.</summary>
    public bool IsOwner(string path, string type) => !Repeated.Contains(new RepeatedType(path, type));

    /// <summary>What <paramref name="family"/> may list: a variant that another file generates may be something else.</summary>
    public FamilySummary Own(FamilyItem family) => Repeated.Count == 0
        ? family.Summary
        : family.Summary with { Variants = family.Summary.Variants.Where(v => IsOwner(family.Path, v.TypeName)).ToEquatableArray() };
}

/// <summary>A type in a file that does not own it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Type">The type.</param>
internal sealed record RepeatedType(string Path, string Type);
