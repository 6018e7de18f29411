using static TorchSharp.torch;

namespace EffNet.Pictures.Tests;

/// <summary>Returns the mean of each channel as scores: red is class 0, green is 1 and blue is 2. In training mode, it predicts blue for all images.</summary>
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

    /// <summary>Gets the sizes of the batches that the network received.</summary>
    public List<long> Batches { get; } = [];

    /// <summary>Gets a value that indicates whether every call was in evaluation mode and without gradients.</summary>
    public bool AlwaysEvaluated { get; private set; } = true;

    /// <summary>Gets the layer whose mode tests change.</summary>
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
