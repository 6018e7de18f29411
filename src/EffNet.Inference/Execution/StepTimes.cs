using System.Diagnostics;
using EffNet.Inference.Steps;

namespace EffNet.Inference.Execution;

/// <summary>Measures the time of each step of a run on one thread.</summary>
internal static unsafe class StepTimes
{
    /// <summary>Returns the mean time of each step.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="image">An image.</param>
    /// <param name="rounds">The number of runs.</param>
    public static IReadOnlyList<(Step Step, TimeSpan Time)> Measure(ExecutionPlan plan, ReadOnlySpan<float> image, int rounds)
    {
        using var workspace = new Workspace(plan, threads: 1);
        var ticks = new long[plan.Steps.Length];
        fixed (float* first = image)
        {
            var memory = new StepMemory { Image = first, Arena = workspace.Arena, Scratch = workspace.ScratchOf(0) };
            for (var round = 0; round < rounds; round++)
            {
                for (var i = 0; i < ticks.Length; i++)
                    ticks[i] += Measure(plan.Steps[i], memory);
            }
        }

        return [.. plan.Steps.Zip(ticks, (step, time) => (step, Stopwatch.GetElapsedTime(0, time / rounds)))];
    }

    private static long Measure(Step step, in StepMemory memory)
    {
        var start = Stopwatch.GetTimestamp();
        for (var item = 0; item < step.Items; item++)
            step.Run(item, memory);
        return Stopwatch.GetTimestamp() - start;
    }
}
