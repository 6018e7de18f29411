using static TorchSharp.torch;

namespace EffNet.Benchmarks.Networks;

/// <summary>MBConv, like <c>InvertedResidual</c> of TorchSharp's MobileNetV3.</summary>
internal sealed class HandWrittenBlock : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> block;
    private readonly bool _residual;
    private readonly bool _disposes;
    private readonly double _dropRate;

    public HandWrittenBlock(long input, long output, int expand, int kernel, int stride, double dropRate, bool disposes)
        : base(nameof(HandWrittenBlock))
    {
        (_residual, _disposes, _dropRate) = (stride == 1 && input == output, disposes, dropRate);
        var expanded = input * expand;
        var layers = new List<nn.Module<Tensor, Tensor>>();
        if (expanded != input)
            layers.Add(HandWrittenNetwork.ConvNormActivation(input, expanded, kernel: 1));
        layers.Add(HandWrittenNetwork.ConvNormActivation(expanded, expanded, kernel, stride, groups: expanded));
        layers.Add(new HandWrittenGate(expanded, Math.Max(1, input / 4), disposes));
        layers.Add(HandWrittenNetwork.ConvNormActivation(expanded, output, kernel: 1, activate: false));
        block = nn.Sequential(layers);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var result = block.call(input);
        if (!_residual)
            return result;

        var branch = Drop(result);
        var sum = branch + input;
        if (_disposes)
        {
            result.Dispose();
            branch.Dispose();
        }

        return sum;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            block.Dispose();
        base.Dispose(disposing);
    }

    private Tensor Drop(Tensor branch)
    {
        if (!training || _dropRate == 0)
            return branch;

        var noise = empty([branch.shape[0], 1, 1, 1]).bernoulli_(1 - _dropRate).div_(1 - _dropRate);
        var dropped = branch * noise;
        if (_disposes)
            noise.Dispose();
        return dropped;
    }
}
