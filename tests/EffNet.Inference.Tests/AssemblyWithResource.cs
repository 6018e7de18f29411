using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;

namespace EffNet.Inference.Tests;

/// <summary>Assemblies that contain only a resource. They are unloaded when they are no longer used.</summary>
internal static class AssemblyWithResource
{
    /// <summary>Creates and loads an assembly.</summary>
    /// <param name="name">The name of the resource.</param>
    /// <param name="content">Its content.</param>
    /// <param name="padding">The number of bytes before the length of the content.</param>
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
