using System.Runtime.ExceptionServices;

namespace EffNet.Training;

/// <summary>Disposes several objects.</summary>
internal static class Disposal
{
    /// <summary>
    /// Disposes all objects in their order, even if disposing one of them throws an exception. A file on a full disk throws when it is closed; without this method, the objects
    /// after it would never be released.
    /// </summary>
    /// <param name="parts">The objects. <see langword="null"/> is skipped.</param>
    /// <exception cref="Exception">Disposing an object failed. If several objects failed, this is the first exception.</exception>
    public static void DisposeAll(params IEnumerable<IDisposable?> parts)
    {
        ExceptionDispatchInfo? first = null;
        foreach (var part in parts)
        {
            try
            {
                part?.Dispose();
            }
            catch (Exception exception)
            {
                first ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        first?.Throw();
    }
}
