using static TorchSharp.torch;

namespace EffNet.Pictures.Tests;

/// <summary>Answers with the mean of each channel: what is red is class 0, green 1, blue 2. In training it answers that all is blue.</summary>
internal sealed class ColorNetwork : nn.Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Linear _last = nn.Linear(3, 3, hasBias: false);

    public ColorNetwork()
        : base(nameof(ColorNetwork))
    {
        using var grad = no_grad();
        using var identity = eye(3);
        _last.weight!.copy_(identity);
        RegisterComponents();
    }

    /// <summary>The batches it was given.</summary>
    public List<long> Batches { get; } = [];

    /// <summary>Whether every call was in evaluation and without gradients.</summary>
    public bool AlwaysEvaluated { get; private set; } = true;

    /// <summary>The part whose mode is its own.</summary>
    public nn.Module Last => _last;

    public override Tensor forward(Tensor input)
    {
        lock (Batches)
            Batches.Add(input.shape[0]);
        AlwaysEvaluated &= !training && !_last.training && !is_grad_enabled();
        using var mean = input.mean([2, 3]);
        return _last.call(mean);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _last.Dispose();
        base.Dispose(disposing);
    }
}
