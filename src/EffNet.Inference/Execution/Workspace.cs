namespace EffNet.Inference.Execution;

/// <summary>The memory of one run: the maps of an image, the scratch memory of each thread, and the progress of each step.</summary>
internal sealed unsafe class Workspace : IDisposable
{
    /// <summary>The distance between the counters of steps, which threads change at the same time. It is longer than a cache line.</summary>
    private const int Spacing = 32;

    private readonly NativeBuffer _memory;
    private readonly int[] _claimed;
    private readonly int[] _done;
    private readonly long _arenaSize;
    private readonly long _scratchSize;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="plan">The plan to run.</param>
    /// <param name="threads">The largest number of threads that run the plan together.</param>
    public Workspace(ExecutionPlan plan, int threads)
    {
        // Round up, so that the memory of two threads does not share a cache line.
        (_arenaSize, _scratchSize) = (RoundUp(plan.ArenaSize), RoundUp(plan.ScratchSize));
        _memory = new NativeBuffer(_arenaSize + (threads * _scratchSize));
        (_claimed, _done) = (new int[plan.Steps.Length * Spacing], new int[plan.Steps.Length * Spacing]);
    }

    /// <summary>Gets the memory of the maps.</summary>
    public float* Arena => _memory.Pointer;

    /// <summary>Returns the scratch memory of a thread.</summary>
    /// <param name="thread">The index of the thread.</param>
    public float* ScratchOf(int thread) => _memory.Pointer + _arenaSize + (thread * _scratchSize);

    /// <summary>Resets the progress.</summary>
    public void Restart()
    {
        Array.Clear(_claimed);
        Array.Clear(_done);
    }

    /// <summary>Takes the next item of a step for the calling thread.</summary>
    /// <param name="step">The index of the step.</param>
    /// <returns>The index of the item. It is not less than the number of items if none is left.</returns>
    public int Claim(int step) => Interlocked.Increment(ref _claimed[step * Spacing]) - 1;

    /// <summary>Records that an item of a step is complete.</summary>
    /// <param name="step">The index of the step.</param>
    public void Finish(int step) => Interlocked.Increment(ref _done[step * Spacing]);

    /// <summary>Returns the number of complete items of a step.</summary>
    /// <param name="step">The index of the step.</param>
    public int DoneOf(int step) => Volatile.Read(ref _done[step * Spacing]);

    /// <summary>Releases the memory.</summary>
    public void Dispose() => _memory.Dispose();

    private static long RoundUp(long count) => (count + Spacing - 1) / Spacing * Spacing;
}
