using static TorchSharp.torch;

namespace EffNet.Benchmarks.Networks;

/// <summary>
/// EfficientNet as a TorchSharp user writes it, like TorchSharp's MobileNetV3: sequences, loops over a table, in-place activations. Children have
/// torchvision's names, so that weights can be copied by name.
/// </summary>
internal sealed class HandWrittenNetwork : nn.Module<Tensor, Tensor>
{
    private static readonly (int Expand, int Kernel, int Stride, int Channels, int Layers)[] Table =
    [
        (1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3), (6, 5, 1, 112, 3), (6, 5, 2, 192, 4), (6, 3, 1, 320, 1),
    ];

    private readonly nn.Module<Tensor, Tensor> features;
    private readonly nn.Module<Tensor, Tensor> avgpool;
    private readonly nn.Module<Tensor, Tensor> classifier;
    private readonly bool _disposes;

    /// <summary>Initializes a new instance of the class. The weights are initialized.</summary>
    /// <param name="variant">Width, depth and dropout.</param>
    /// <param name="disposes">true if <c>forward</c> disposes intermediate tensors, which most code does not do.</param>
    public HandWrittenNetwork(ModuleVariant variant, bool disposes)
        : base(nameof(HandWrittenNetwork))
    {
        _disposes = disposes;
        var layers = new List<nn.Module<Tensor, Tensor>>();
        var channels = Scaled(32, variant);
        layers.Add(ConvNormActivation(3, channels, kernel: 3, stride: 2));

        var repeats = Table.Select(row => (int)Math.Ceiling(row.Layers * variant.Depth)).ToArray();
        var (block, blocks) = (0, repeats.Sum());
        foreach (var (row, count) in Table.Zip(repeats))
        {
            var stage = new List<nn.Module<Tensor, Tensor>>();
            for (var i = 0; i < count; i++)
            {
                var output = Scaled(row.Channels, variant);
                stage.Add(new HandWrittenBlock(channels, output, row.Expand, row.Kernel, i == 0 ? row.Stride : 1, 0.2 * block++ / blocks, disposes));
                channels = output;
            }

            layers.Add(nn.Sequential(stage));
        }

        layers.Add(ConvNormActivation(channels, 4 * channels, kernel: 1));
        features = nn.Sequential(layers);
        avgpool = nn.AdaptiveAvgPool2d(1);
        classifier = nn.Sequential(nn.Dropout(variant.Dropout, inplace: true), nn.Linear(4 * channels, 1000));
        RegisterComponents();
        Initialize();
    }

    public override Tensor forward(Tensor input)
    {
        var maps = features.call(input);
        var pooled = avgpool.call(maps);
        var flat = pooled.flatten(1);
        var logits = classifier.call(flat);
        if (_disposes)
        {
            maps.Dispose();
            pooled.Dispose();
            flat.Dispose();
        }

        return logits;
    }

    internal static nn.Module<Tensor, Tensor> ConvNormActivation(
        long input, long output, long kernel, long stride = 1, long groups = 1, bool activate = true)
    {
        var layers = new List<nn.Module<Tensor, Tensor>>
        {
            nn.Conv2d(input, output, kernel, stride, padding: kernel / 2, groups: groups, bias: false),
            nn.BatchNorm2d(output),
        };
        if (activate)
            layers.Add(nn.SiLU(inplace: true));
        return nn.Sequential(layers);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            features.Dispose();
            avgpool.Dispose();
            classifier.Dispose();
        }

        base.Dispose(disposing);
    }

    private static long Scaled(int channels, ModuleVariant variant)
    {
        var wanted = channels * variant.Width;
        var rounded = Math.Max(8, (long)(wanted + 4) / 8 * 8);
        return rounded < 0.9 * wanted ? rounded + 8 : rounded;
    }

    private void Initialize()
    {
        foreach (var module in modules())
        {
            if (module is TorchSharp.Modules.Conv2d convolution)
            {
                nn.init.kaiming_normal_(convolution.weight, mode: nn.init.FanInOut.FanOut);
                if (convolution.bias is not null)
                    nn.init.zeros_(convolution.bias);
            }
            else if (module is TorchSharp.Modules.Linear linear)
            {
                var range = 1 / Math.Sqrt(linear.out_features);
                nn.init.uniform_(linear.weight, -range, range);
                nn.init.zeros_(linear.bias!);
            }
        }
    }
}
