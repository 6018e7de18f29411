using TorchSharp;

namespace EffNet;

/// <summary>Libtorch, the native library that TorchSharp computes with: it comes in a package of its own, which an application may lack.</summary>
internal static class LibTorch
{
    private static bool s_isLoaded;

    /// <summary>Loads it, so that its absence is one error with a remedy instead of the first native call's list of places.</summary>
    /// <param name="purpose">The type that requires it.</param>
    /// <exception cref="DllNotFoundException">It is not there, or cannot be loaded.</exception>
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
                $"{purpose} requires libtorch, the native library of TorchSharp, which cannot be loaded{Cause(exception)}. Add a reference to the package TorchSharp-cpu version {version} "
                + "to the application, or to TorchSharp-cuda-linux or TorchSharp-cuda-windows for GPUs.");
        }
    }

    /// <summary>The first dependency that is missing. The loader lists it among the places where it looked for LibTorchSharp itself.</summary>
    private static string Cause(Exception exception)
    {
        var lines = exception.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1);
        return lines.FirstOrDefault(line => line.Contains(": ", StringComparison.Ordinal) && !line.Contains("LibTorchSharp: ", StringComparison.Ordinal) && !line.Contains("LibTorchSharp.so: ", StringComparison.Ordinal)) is { } line
            ? $" ({line})"
            : string.Empty;
    }

    /// <summary>A module, for which TorchSharp calls native code. The first use of <see cref="torch"/> would write its own report to the console.</summary>
    private sealed class Probe() : torch.nn.Module(nameof(Probe));
}
