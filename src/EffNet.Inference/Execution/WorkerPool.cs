using System.Runtime.Versioning;

namespace EffNet.Inference.Execution;

/// <summary>
/// The threads of an engine. A call runs on the thread of its caller and on free threads of the pool (helpers). If another call begins, running calls lose
/// helpers between two steps, so that calls and helpers together are not more than <see cref="Threads"/>. If there are at least as many calls as threads, each
/// call runs only on the thread of its caller, which is fastest for all calls together. In a browser, .NET cannot start threads, and there are no helpers.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    private readonly Worker[] _workers;
    private int _calls;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">The largest number of threads for one call, including the thread of the caller.</param>
    public WorkerPool(int threads)
    {
        _workers = OperatingSystem.IsBrowser() ? [] : Start(threads - 1);
        Threads = _workers.Length + 1;
    }

    /// <summary>Gets the largest number of threads for one call, including the thread of the caller.</summary>
    public int Threads { get; }

    /// <summary>Runs work on the thread of the caller and on free threads of the pool, and waits until all of them have returned.</summary>
    /// <typeparam name="TState">The type of the state that is passed to the threads.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="most">The largest number of threads to use, including the thread of the caller.</param>
    /// <param name="work">
    /// The function that each thread calls with the state and its index; 0 is the caller. A helper may return before the work is complete; see
    /// <see cref="MayHelp"/>.
    /// </param>
    public void Run<TState>(TState state, int most, Action<object, int> work)
        where TState : class
    {
        var allowed = Threads - Interlocked.Increment(ref _calls);
        var (taken, mask) = (0, 0UL);
        for (var i = 0; i < allowed && taken < most - 1; i++)
        {
            if (_workers[i].TryStart(state, work))
                (taken, mask) = (taken + 1, mask | (1UL << i));
        }

        try
        {
            work(state, 0);
        }
        finally
        {
            for (var i = 0; mask != 0; i++, mask >>= 1)
            {
                if ((mask & 1) != 0)
                    _workers[i].Wait();
            }

            Interlocked.Decrement(ref _calls);
        }
    }

    /// <summary>
    /// Returns <see langword="true"/> if a thread may continue to help a call; otherwise, <see langword="false"/>. The more calls are running, the fewer threads
    /// may help.
    /// </summary>
    /// <param name="thread">The index of the thread; 0 is a caller.</param>
    public bool MayHelp(int thread) => thread == 0 || Volatile.Read(ref _calls) + thread <= Threads;

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        foreach (var worker in _workers)
            worker.Dispose();
    }

    [UnsupportedOSPlatform("browser")]
    private static Worker[] Start(int count) => [.. Enumerable.Range(1, count).Select(index => new Worker(index))];

    /// <summary>A thread that waits for work.</summary>
    private sealed class Worker : IDisposable
    {
        private const int Free = 0;
        private const int Busy = 1;

        private readonly SemaphoreSlim _start = new(0);
        private readonly int _index;
        private object? _work;
        private Action<object, int>? _action;
        private int _state;
        private volatile bool _isDone;

        [UnsupportedOSPlatform("browser")]
        public Worker(int index)
        {
            _index = index;
            new Thread(Loop) { IsBackground = true, Name = $"EffNet inference {index}" }.Start();
        }

        /// <summary>If the thread is free, starts work and returns <see langword="true"/>; otherwise, returns <see langword="false"/>.</summary>
        public bool TryStart(object work, Action<object, int> action)
        {
            if (Interlocked.CompareExchange(ref _state, Busy, Free) != Free)
                return false;
            (_work, _action, _isDone) = (work, action, false);
            _start.Release();
            return true;
        }

        /// <summary>Waits until the work is done, and frees the thread.</summary>
        public void Wait()
        {
            var spinner = default(SpinWait);
            while (!_isDone)
                spinner.SpinOnce(sleep1Threshold: -1);
            Volatile.Write(ref _state, Free);
        }

        /// <summary>Ends the thread once it is free.</summary>
        public void Dispose()
        {
            _action = null;
            _start.Release();
        }

        [UnsupportedOSPlatform("browser")]
        private void Loop()
        {
            while (true)
            {
                _start.Wait();
                if (_action is not { } action)
                    return;
                action(_work!, _index);
                // Release the state, so that an idle thread does not keep the memory of a run alive.
                _work = null;
                _isDone = true;
            }
        }
    }
}
