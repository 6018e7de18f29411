namespace EffNet.Inference.Execution;

/// <summary>The memory of one run: the maps of an image, memory of each thread, and how far each step is.</summary>
internal sealed unsafe class Workspace : IDisposable
{
    /// <summary>Counters of steps that threads change at the same time are this far apart: further than a line of the cache.</summary>
    private const int Spacing = 32;

    private readonly NativeBuffer _memory;
    private readonly int[] _claimed;
    private readonly int[] _done;
    private readonly long _arenaSize;
    private readonly long _scratchSize;

    /// <summary>Takes the memory.</summary>
    /// <param name="plan">The plan that is run.</param>
    /// <param name="threads">The most threads that run it together.</param>
    public Workspace(ExecutionPlan plan, int threads)
    {
        // So that the memory of no two threads shares a line of the cache.
        (_arenaSize, _scratchSize) = (RoundUp(plan.ArenaSize), RoundUp(plan.ScratchSize));
        _memory = new NativeBuffer(_arenaSize + (threads * _scratchSize));
        (_claimed, _done) = (new int[plan.Steps.Length * Spacing], new int[plan.Steps.Length * Spacing]);
    }

    /// <summary>Gets the maps.</summary>
    public float* Arena => _memory.Pointer;

    /// <summary>Returns the memory of a thread.</summary>
    /// <param name="thread">Its index.</param>
    public float* ScratchOf(int thread) => _memory.Pointer + _arenaSize + (thread * _scratchSize);

    /// <summary>Forgets what was done.</summary>
    public void Restart()
    {
        Array.Clear(_claimed);
        Array.Clear(_done);
    }

    /// <summary>Takes an item of a step for the calling thread.</summary>
    /// <param name="step">The index of the step.</param>
    /// <returns>The item; as many as the step has, or more, if none is left.</returns>
    public int Claim(int step) => Interlocked.Increment(ref _claimed[step * Spacing]) - 1;

    /// <summary>Says that an item is computed.</summary>
    /// <param name="step">The index of the step.</param>
    public void Finish(int step) => Interlocked.Increment(ref _done[step * Spacing]);

    /// <summary>Returns how many items of a step are computed.</summary>
    /// <param name="step">The index of the step.</param>
    public int DoneOf(int step) => Volatile.Read(ref _done[step * Spacing]);

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _memory.Dispose();

    private static long RoundUp(long count) => (count + Spacing - 1) / Spacing * Spacing;
}
