using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace EffNet.IntelliSense.Tests.Support;

/// <summary>
/// Loads analyzers as compiler and editor do: each folder has its own context, in which an assembly finds the other assemblies of the folder. Roslyn comes from the host, so that
/// a generator that was built against an older version runs with the newer one.
/// </summary>
internal sealed class AnalyzerLoader : IAnalyzerAssemblyLoader
{
    private readonly ConcurrentDictionary<string, FolderContext> _contexts = new(StringComparer.Ordinal);

    public void AddDependencyLocation(string fullPath) => Context(fullPath);

    public Assembly LoadFromPath(string fullPath) => Context(fullPath).LoadFromAssemblyPath(fullPath);

    private FolderContext Context(string path) => _contexts.GetOrAdd(Path.GetDirectoryName(path) ?? string.Empty, static folder => new FolderContext(folder));

    private sealed class FolderContext(string folder) : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(folder, $"{assemblyName.Name}.dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
