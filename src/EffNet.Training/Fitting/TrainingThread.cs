using EffNet.FusedNorms;

namespace EffNet.Training;

/// <summary>
/// Runs work on a thread of its own. libtorch keeps gradient mode, dispose scopes and its team of OpenMP threads for each thread: work that moved between threads of the pool, as it may after an
/// await, would lose them.
/// </summary>
internal static class TrainingThread
{
    /// <summary>Runs a function on a new thread, and ends the OpenMP threads of the calling one, which would slow it down: a training step of B0 on two cores took 411 instead of 364 ms.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">The function.</param>
    /// <returns>The result; canceled or failed as the function was.</returns>
    public static Task<T> RunAsync<T>(Func<T> work)
    {
        // Continuations must not run on the training thread, which ends here.
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadTeam.Release();
        var thread = new Thread(() => Complete(completion, work)) { Name = "EffNet training", IsBackground = true };
        thread.Start();
        return completion.Task;
    }

    private static void Complete<T>(TaskCompletionSource<T> completion, Func<T> work)
    {
        try
        {
            completion.SetResult(work());
        }
        catch (OperationCanceledException exception)
        {
            completion.SetCanceled(exception.CancellationToken);
        }
        catch (Exception exception)
        {
            completion.SetException(exception);
        }
    }
}
