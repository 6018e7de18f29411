using EffNet.FusedNorms;

namespace EffNet.Training;

/// <summary>
/// Runs work on a new thread. Gradient mode, dispose scopes and libtorch's OpenMP threads belong to a thread. Work that moved to another thread, for example after an await on the
/// thread pool, would lose them.
/// </summary>
internal static class TrainingThread
{
    /// <summary>
    /// Runs a function on a new thread, and ends the OpenMP threads of the calling thread, because they would slow the training down: with them, a training step of B0 on two cores
    /// took 411 instead of 364 ms.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">The function.</param>
    /// <returns>
    /// A task with the result of the function. It is canceled if the function throws an <see cref="OperationCanceledException"/>, and faulted if the function throws another
    /// exception.
    /// </returns>
    public static Task<T> RunAsync<T>(Func<T> work)
    {
        // Continuations must not run on the training thread, because it ends here.
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
