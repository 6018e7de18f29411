using System.Globalization;
using System.Runtime.Intrinsics;

namespace Transfer.Results;

/// <summary>Describes the processor on which times are measured.</summary>
internal static class Processor
{
    private const string LinuxFile = "/proc/cpuinfo";
    private const string NameOfModel = "model name";

    /// <summary>Returns the name of the processor and the width of its vectors.</summary>
    public static string Describe()
    {
        var bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        var limit = Environment.GetEnvironmentVariable("ONEDNN_MAX_CPU_ISA") is { Length: > 0 } value ? $" (ONEDNN_MAX_CPU_ISA={value})" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{Name()} with vectors of {bits} bits{limit}");
    }

    private static string Name()
    {
        var line = File.Exists(LinuxFile) ? File.ReadLines(LinuxFile).FirstOrDefault(l => l.StartsWith(NameOfModel, StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? "an unnamed processor";
    }
}
