using System.Reflection;

namespace EffNet.Inference.Saving;

/// <summary>Keeps an assembly loaded while its memory is used.</summary>
/// <param name="assembly">The assembly.</param>
internal sealed class LoadedAssembly(Assembly assembly) : IDisposable
{
    /// <summary>Releases the assembly.</summary>
    public void Dispose() => GC.KeepAlive(assembly);
}
