using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EffNet.Generator.Tests;

/// <summary>Reads the contents of an assembly without loading it.</summary>
internal static class AssemblyContent
{
    /// <summary>Returns the full names of the types in order, without nested types and types of the compiler.</summary>
    public static IReadOnlyList<string> Types(string path) => Read(path, metadata => metadata.TypeDefinitions
        .Select(metadata.GetTypeDefinition)
        .Where(type => !type.IsNested)
        .Select(type => NameOf(metadata, type))
        .Where(
            name => !name.Contains('<', StringComparison.Ordinal) && !name.StartsWith("Microsoft.", StringComparison.Ordinal)
                && !name.StartsWith("System.", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToList());

    /// <summary>The value of a constant.</summary>
    public static object? Constant(string path, string type, string field) => Read(path, metadata =>
    {
        var owner = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Single(t => NameOf(metadata, t) == type);
        var constant = owner.GetFields().Select(metadata.GetFieldDefinition).Single(f => metadata.GetString(f.Name) == field).GetDefaultValue();
        var value = metadata.GetConstant(constant);
        return metadata.GetBlobReader(value.Value).ReadConstant(value.TypeCode);
    });

    private static string NameOf(MetadataReader metadata, TypeDefinition type) =>
        $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}".TrimStart('.');

    private static T Read<T>(string path, Func<MetadataReader, T> read)
    {
        using var image = new PEReader(File.OpenRead(path));
        return read(image.GetMetadataReader());
    }
}
