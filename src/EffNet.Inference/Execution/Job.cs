using System.Runtime.ExceptionServices;
using EffNet.Inference.Steps;

namespace EffNet.Inference.Execution;

/// <summary>Runs a plan on one image with several threads. Each thread takes items of a step; the next step begins when all items are complete.</summary>
internal sealed unsafe class Job
{
    /// <summary>The number of times that a waiting thread spins before it yields its processor to other threads.</summary>
    private const int MostLooks = 2000;

    private ExecutionPlan _plan = null!;
    private Workspace _workspace = null!;
    private float* _image;
    private volatile bool _isCanceled;
    private volatile Exception? _failure;

    /// <summary>Sets the plan, the memory and the image of the next run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="workspace">The memory.</param>
    /// <param name="image">The image. It must remain pinned until the run has ended.</param>
    public void Prepare(ExecutionPlan plan, Workspace workspace, float* image)
    {
        (_plan, _workspace, _isCanceled, _failure) = (plan, workspace, false, null);
        _image = image;
        workspace.Restart();
    }

    /// <summary>Makes the threads skip all items that they have not begun.</summary>
    public void Cancel() => _isCanceled = true;

    /// <summary>Computes items on the calling thread until the run ends. A helper thread returns earlier if other calls need its processor.</summary>
    /// <param name="thread">The index of the thread; 0 is the caller.</param>
    /// <param name="pool">The pool of the thread.</param>
    /// <param name="cancellationToken">A token to cancel the run between two steps. Only the thread of the caller passes one.</param>
    public void Run(int thread, WorkerPool pool, CancellationToken cancellationToken)
    {
        var memory = new StepMemory { Image = _image, Arena = _workspace.Arena, Scratch = _workspace.ScratchOf(thread) };
        for (var index = 0; index < _plan.Steps.Length && pool.MayHelp(thread); index++)
        {
            if (cancellationToken.IsCancellationRequested)
                Cancel();
            var step = _plan.Steps[index];
            for (var item = _workspace.Claim(index); item < step.Items; item = _workspace.Claim(index))
            {
                if (!_isCanceled)
                    Run(step, item, memory);
                _workspace.Finish(index);
            }

            WaitFor(index, step.Items);
        }

        if (thread == 0 && _failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Computes an item. If this fails, the remaining items are skipped, and the thread of the caller throws the exception at the end of the run.</summary>
    private void Run(Step step, int item, in StepMemory memory)
    {
        try
        {
            step.Run(item, memory);
        }
#pragma warning disable CA1031 // Whatever it is, the caller hears of it: on a thread of the pool it would end the process.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _failure = exception;
            Cancel();
        }
    }

    private void WaitFor(int index, int items)
    {
        for (var looks = 0; _workspace.DoneOf(index) < items; looks++)
        {
            if (looks < MostLooks)
                Thread.SpinWait(8);
            else
                Thread.Yield();
        }
    }
}
