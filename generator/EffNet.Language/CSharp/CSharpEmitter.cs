using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Language.CSharp;

/// <summary>Writes models as C#. The class only creates text, so that the generator, the command line tool and an editor can share it.</summary>
public static class CSharpEmitter
{
    /// <summary>Emits one file per variant, per search, per network of a search and per family, in the order of <paramref name="model"/>.</summary>
    public static IEnumerable<EmittedFile> EmitAll(FileModel model, EmitOptions options)
    {
        foreach (var family in model.Families)
        {
            foreach (var variant in family.Variants)
                yield return EmitVariant(variant, model.Namespace, options);
            foreach (var search in family.Searches)
            {
                yield return EmitSearch(search, model.Namespace, options);
                foreach (var network in search.Networks)
                    yield return EmitVariant(network, model.Namespace, options);
            }

            yield return EmitFamily(Summarize(family, model.Namespace), options);
        }
    }

    /// <summary>Emits the file of a variant. A variant without a network becomes a skeleton.</summary>
    public static EmittedFile EmitVariant(VariantModel variant, string? @namespace, EmitOptions options) =>
        new($"{variant.TypeName}.g.cs", variant switch
        {
            { Broken: null } => new VariantEmitter(variant, options).Emit(@namespace),
            { Outline: { } outline } when outline.Network.Stages.All(s => s.Member != variant.TypeName) =>
                new VariantEmitter(variant with { Definition = outline.Definition, Network = outline.Network }, options).Emit(@namespace),
            _ => SkeletonEmitter.Emit(variant, options, @namespace),
        });

    /// <summary>Emits the file of a search.</summary>
    public static EmittedFile EmitSearch(SearchModel search, string? @namespace, EmitOptions options) =>
        new($"{search.TypeName}.g.cs", SearchEmitter.Emit(search, options, @namespace));

    /// <summary>Emits the file of a family.</summary>
    public static EmittedFile EmitFamily(FamilySummary family, EmitOptions options) =>
        new($"{family.Name}.g.cs", FamilyEmitter.Emit(family, options));

    /// <summary>
    /// Emits a file that declares the namespace without types, for a model file without a family or a project without the required references. Every version of C#
    /// compiles this file.
    /// </summary>
    public static EmittedFile EmitNamespace(string? @namespace, EmitOptions options)
    {
        var code = new CodeWriter();
        SourceHeader.WriteComment(code, options);
        var name = @namespace ?? options.DefaultNamespace;
        if (name.Length > 0)
            code.Block($"namespace {name}", () => { });
        return new("Namespace.g.cs", code);
    }

    /// <summary>Returns the parts of <paramref name="family"/> that its generated file shows.</summary>
    public static FamilySummary Summarize(FamilyModel family, string? @namespace) => new(
        @namespace,
        family.Name,
        family.IsPublic,
        family.Variants
            .Where(v => v.Network is not null && v.Broken is null)
            .Select(v => new VariantSummary(v.TypeName, v.Network!.Input.Height, v.Network.Parameters, v.Network.MultiplyAdds))
            .ToEquatableArray());
}
