using EffNet.Inference.Steps;

namespace EffNet.Inference.Execution;

/// <summary>A run of a plan on one image by several threads: each takes items of a step, and the next step begins when all items are computed.</summary>
internal sealed unsafe class Job
{
    /// <summary>A thread looks so often whether the others are done before it lets something else run.</summary>
    private const int MostLooks = 2000;

    private ExecutionPlan _plan = null!;
    private Workspace _workspace = null!;
    private float* _image;
    private volatile bool _isCanceled;

    /// <summary>Sets what is run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="workspace">The memory.</param>
    /// <param name="image">The image, which stays where it is until the run has ended.</param>
    public void Prepare(ExecutionPlan plan, Workspace workspace, float* image)
    {
        (_plan, _workspace, _isCanceled) = (plan, workspace, false);
        _image = image;
        workspace.Restart();
    }

    /// <summary>Lets the threads skip what they have not begun.</summary>
    public void Cancel() => _isCanceled = true;

    /// <summary>Takes part in the run until its end.</summary>
    /// <param name="thread">The index of the thread; 0 is the caller.</param>
    /// <param name="cancellationToken">Cancels between two steps; of the caller only.</param>
    public void Run(int thread, CancellationToken cancellationToken)
    {
        var memory = new StepMemory { Image = _image, Arena = _workspace.Arena, Scratch = _workspace.ScratchOf(thread) };
        for (var index = 0; index < _plan.Steps.Length; index++)
        {
            if (cancellationToken.IsCancellationRequested)
                Cancel();
            var step = _plan.Steps[index];
            for (var item = _workspace.Claim(index); item < step.Items; item = _workspace.Claim(index))
            {
                if (!_isCanceled)
                    step.Run(item, memory);
                _workspace.Finish(index);
            }

            WaitFor(index, step.Items);
        }

        cancellationToken.ThrowIfCancellationRequested();
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
