using EffNet.Inference.Execution;
using Xunit;

namespace EffNet.Inference.Tests;

/// <summary>How calls share the threads of a pool.</summary>
public sealed class WorkerPoolTests
{
    [Fact]
    public void Single_call_of_a_pool_uses_all_its_threads()
    {
        using var pool = new WorkerPool(3);
        var threads = new HashSet<int>();
        using var together = new Barrier(3);

        pool.Run(threads, most: 3, (state, thread) =>
        {
            // No thread continues before all three have arrived.
            together.SignalAndWait(TestContext.Current.CancellationToken);
            lock (state)
                ((HashSet<int>)state).Add(thread);
        });

        Assert.Equal([0, 1, 2], threads.Order());
    }

    [Fact]
    public void Nested_call_of_a_pool_takes_a_thread_until_it_ends()
    {
        using var pool = new WorkerPool(3);
        List<string> seen = [];

        pool.Run(pool, most: 1, (_, _) =>
        {
            seen.Add(Describe(pool));
            pool.Run(pool, most: 1, (_, _) =>
            {
                seen.Add(Describe(pool));
                pool.Run(pool, most: 1, (_, _) => seen.Add(Describe(pool)));
            });
            seen.Add(Describe(pool));
        });

        Assert.Equal(["0 1 2", "0 1", "0", "0 1 2"], seen);
    }

    [Fact]
    public void Nested_call_of_a_pool_uses_only_the_thread_of_its_caller_if_one_call_per_thread_is_active()
    {
        using var pool = new WorkerPool(2);
        List<int> threads = [];

        pool.Run(pool, most: 1, (_, _) => pool.Run(pool, most: 2, (_, thread) => threads.Add(thread)));

        Assert.Equal([0], threads);
    }

    private static string Describe(WorkerPool pool) => string.Join(' ', Enumerable.Range(0, pool.Threads).Where(pool.MayHelp));
}
