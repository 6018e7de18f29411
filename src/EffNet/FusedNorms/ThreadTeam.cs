using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EffNet.FusedNorms;

/// <summary>
/// Divides work among the threads that libtorch uses. On Linux, these are threads of OpenMP, which spin while they wait for work, so that other threads would
/// compete with them for processor cores. If OpenMP's function is not available, .NET tasks are used.
/// </summary>
internal static unsafe class ThreadTeam
{
    /// <summary>
    /// Calls a function for every item, on as many threads as <see cref="get_num_threads"/> returns. The first exception is rethrown after all threads have
    /// ended.
    /// </summary>
    /// <param name="items">The number of items.</param>
    /// <param name="run">The function to call with the index of an item.</param>
    public static void Run(int items, Action<int> run)
    {
        var threads = items < 2 ? 1 : Math.Min(items, get_num_threads());
        if (threads < 2)
        {
            for (var item = 0; item < items; item++)
                run(item);
        }
        else if (NativeTorch.Instance is { HasRunParallel: true } native)
        {
            RunOnOpenMP(native, threads, items, run);
        }
        else
        {
            Parallel.For(0, items, new ParallelOptions { MaxDegreeOfParallelism = threads }, run);
        }
    }

    /// <summary>
    /// Ends the threads that OpenMP keeps for the calling thread. The next use of OpenMP on this thread starts new threads. While the old threads exist, OpenMP
    /// counts them among the threads that need a processor core. The threads of another caller then sleep instead of spinning while they wait, which is slower.
    /// </summary>
    public static void Release()
    {
        const int Soft = 1;
        if (NativeTorch.Instance is { HasPauseResources: true } native)
            native.PauseResources(Soft);
    }

    private static void RunOnOpenMP(NativeTorch native, int threads, int items, Action<int> run)
    {
        var region = new Region(items, run);
        var handle = GCHandle.Alloc(region);
        try
        {
            native.RunParallel(&Enter, (void*)GCHandle.ToIntPtr(handle), (uint)threads, 0);
        }
        finally
        {
            handle.Free();
        }

        region.ThrowIfFailed();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static void Enter(void* region) => ((Region)GCHandle.FromIntPtr((nint)region).Target!).Run();

    /// <summary>The items of one call.</summary>
    private sealed class Region(int items, Action<int> run)
    {
        private int _next = -1;
        private Exception? _failure;

        /// <summary>
        /// Processes items until there are none left. It does not throw exceptions, because there is native code between the threads and the caller.
        /// </summary>
        public void Run()
        {
            try
            {
                for (var item = Interlocked.Increment(ref _next); item < items; item = Interlocked.Increment(ref _next))
                    run(item);
            }
#pragma warning disable CA1031 // The caller rethrows any exception; on a thread of OpenMP it would end the process.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref _failure, exception, null);
            }
        }

        public void ThrowIfFailed()
        {
            if (_failure is { } failure)
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }
}
