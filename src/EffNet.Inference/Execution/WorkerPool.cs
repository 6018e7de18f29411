using System.Runtime.Versioning;

namespace EffNet.Inference.Execution;

/// <summary>
/// The threads of an engine. There are never more callers and helping threads together than the pool has threads: a further call takes helpers away from the
/// others, between two steps. If as many calls run as there are threads, each runs on its own thread, which is fastest for all of them. In a browser, .NET
/// cannot start threads, and each call runs on the caller's.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    private readonly Worker[] _workers;
    private int _calls;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">The most threads of a call, the caller's included.</param>
    public WorkerPool(int threads)
    {
        _workers = OperatingSystem.IsBrowser() ? [] : Start(threads - 1);
        Threads = _workers.Length + 1;
    }

    /// <summary>Gets the most threads of a call.</summary>
    public int Threads { get; }

    /// <summary>Runs something on the caller's thread and on those that are free.</summary>
    /// <typeparam name="TState">The type of the state that is passed to the threads.</typeparam>
    /// <param name="state">It.</param>
    /// <param name="most">The most threads to use.</param>
    /// <param name="work">The work of each thread, which receives its index; 0 is the caller. Helpers may return before everything is done, see <see cref="MayHelp"/>.</param>
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

    /// <summary>Returns whether a thread may go on to help a call: the more calls run, the fewer threads may.</summary>
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

        /// <summary>Starts work, if the thread is free.</summary>
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
                // The memory of a run is not this thread's to keep.
                _work = null;
                _isDone = true;
            }
        }
    }
}
