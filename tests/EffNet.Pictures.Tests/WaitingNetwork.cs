using static TorchSharp.torch;

namespace EffNet.Pictures.Tests;

/// <summary>Returns the mean of each channel. The first two calls wait until a test releases them.</summary>
internal sealed class WaitingNetwork() : nn.Module<Tensor, Tensor>(nameof(WaitingNetwork))
{
    private int _calls;

    /// <summary>Set when each of the two calls begins.</summary>
    public ManualResetEventSlim[] Entered { get; } = [new(), new()];

    /// <summary>Releases each of the two calls.</summary>
    public ManualResetEventSlim[] Go { get; } = [new(), new()];

    public override Tensor forward(Tensor input)
    {
        var call = Interlocked.Increment(ref _calls) - 1;
        Entered[call].Set();
        Go[call].Wait(TestContext.Current.CancellationToken);
        return input.mean([2, 3]);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var signal in Entered.Concat(Go))
                signal.Dispose();
        }

        base.Dispose(disposing);
    }
}
