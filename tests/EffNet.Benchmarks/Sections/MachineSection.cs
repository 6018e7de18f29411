using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Environments;

namespace EffNet.Benchmarks.Sections;

/// <summary>Describes the machine of the measurements.</summary>
internal static class MachineSection
{
    /// <summary>Gets a value that indicates whether the measured assembly was compiled without optimization.</summary>
    public static bool IsDebugBuild => typeof(UnrolledModule).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true };

    public static string Describe()
    {
        var host = HostEnvironmentInfo.GetCurrent();
        var processor = host.Cpu.Value?.ProcessorName ?? "an unknown processor";
        return $"""
            {processor}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription},
            TorchSharp {typeof(TorchSharp.torch).Assembly.GetName().Version?.ToString(3)}. Times are medians with quartiles. Ratios are medians with a 95 % confidence interval.

            """;
    }
}
