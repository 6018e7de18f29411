using TorchSharp;

namespace EffNet;

/// <summary>Loads libtorch, the native library of TorchSharp. The library is in a separate package, which an application may not reference.</summary>
internal static class LibTorch
{
    private static bool s_isLoaded;

    /// <summary>
    /// Loads libtorch. If libtorch is missing, the exception states the remedy. The exception of the first native call would list only the searched paths.
    /// </summary>
    /// <param name="purpose">The type that requires libtorch.</param>
    /// <exception cref="DllNotFoundException">The library does not exist or cannot be loaded.</exception>
    public static void Require(string purpose)
    {
        if (s_isLoaded)
            return;
        try
        {
            using var probe = new Probe();
            s_isLoaded = true;
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            var version = typeof(torch).Assembly.GetName().Version?.ToString(3);
            throw new DllNotFoundException(
                $"{purpose} requires libtorch, the native library of TorchSharp, which cannot be loaded{Cause(exception)}. "
                + $"Add a reference to the package TorchSharp-cpu version {version} "
                + "to the application, or to TorchSharp-cuda-linux or TorchSharp-cuda-windows for GPUs.");
        }
    }

    /// <summary>Returns the first missing dependency, which the loader reports among the paths where it searched for LibTorchSharp itself.</summary>
    private static string Cause(Exception exception)
    {
        var lines = exception.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1);
        return lines.FirstOrDefault(
            line => line.Contains(": ", StringComparison.Ordinal) && !line.Contains("LibTorchSharp: ", StringComparison.Ordinal)
                && !line.Contains("LibTorchSharp.so: ", StringComparison.Ordinal)) is { } line
            ? $" ({line})"
            : string.Empty;
    }

    /// <summary>A module. Its constructor calls native code. If <see cref="torch"/> were used first, TorchSharp would write a report to the console.</summary>
    private sealed class Probe() : torch.nn.Module(nameof(Probe));
}
