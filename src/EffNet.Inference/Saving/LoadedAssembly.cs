using System.Reflection;

namespace EffNet.Inference.Saving;

/// <summary>An assembly whose memory is used: it is not unloaded before this is disposed. There is nothing to close.</summary>
/// <param name="assembly">The assembly.</param>
internal sealed class LoadedAssembly(Assembly assembly) : IDisposable
{
    /// <summary>Ends the use of the memory.</summary>
    public void Dispose() => GC.KeepAlive(assembly);
}
