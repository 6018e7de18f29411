using static TorchSharp.torch;

namespace EffNet.Benchmarks.Networks;

/// <summary>Squeeze-and-excitation, like <c>SqueezeExcitation</c> of TorchSharp's torchvision operators.</summary>
internal sealed class HandWrittenGate : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> avgpool;
    private readonly nn.Module<Tensor, Tensor> fc1;
    private readonly nn.Module<Tensor, Tensor> fc2;
    private readonly nn.Module<Tensor, Tensor> activation;
    private readonly nn.Module<Tensor, Tensor> scale_activation;
    private readonly bool _disposes;

    public HandWrittenGate(long channels, long squeezed, bool disposes)
        : base(nameof(HandWrittenGate))
    {
        _disposes = disposes;
        avgpool = nn.AdaptiveAvgPool2d(1);
        fc1 = nn.Conv2d(channels, squeezed, 1);
        fc2 = nn.Conv2d(squeezed, channels, 1);
        activation = nn.SiLU();
        scale_activation = nn.Sigmoid();
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var pooled = avgpool.call(input);
        var squeezed = fc1.call(pooled);
        var activated = activation.call(squeezed);
        var excited = fc2.call(activated);
        var gate = scale_activation.call(excited);
        var result = input * gate;
        if (_disposes)
        {
            pooled.Dispose();
            squeezed.Dispose();
            activated.Dispose();
            excited.Dispose();
            gate.Dispose();
        }

        return result;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            avgpool.Dispose();
            fc1.Dispose();
            fc2.Dispose();
            activation.Dispose();
            scale_activation.Dispose();
        }

        base.Dispose(disposing);
    }
}
