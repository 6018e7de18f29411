using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;

namespace EffNet.Inference.Tests;

/// <summary>Assemblies that have a resource, and nothing else. They are unloaded when nobody uses them.</summary>
internal static class AssemblyWithResource
{
    /// <summary>Makes and loads one.</summary>
    /// <param name="name">The name of the resource.</param>
    /// <param name="content">Its content.</param>
    /// <param name="padding">How many bytes there are before the length that is before it.</param>
    public static Assembly Load(string name, byte[] content, int padding = 0)
    {
        using var image = new MemoryStream(Write(name, content, padding));
        return new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image);
    }

    private static byte[] Write(string name, byte[] content, int padding)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString("Resources.dll"), metadata.GetOrAddGuid(Guid.NewGuid()), default, default);
        metadata.AddAssembly(metadata.GetOrAddString($"Resources{padding}"), new Version(1, 0), default, default, default, AssemblyHashAlgorithm.None);
        metadata.AddTypeDefinition(
            default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        metadata.AddManifestResource(ManifestResourceAttributes.Public, metadata.GetOrAddString(name), default, (uint)padding);
        var resources = new BlobBuilder();
        resources.WriteBytes(0, padding);
        resources.WriteInt32(content.Length);
        resources.WriteBytes(content);
        var image = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder(), managedResources: resources).Serialize(image);
        return image.ToArray();
    }
}
