using EffNet.Language.Networks.Naming;
using EffNet.Networks;

namespace EffNet.Language.Networks;

/// <summary>
/// Lays out one block, layer by layer, with the compounds operators are made of. Each compound reads what the one before it yielded, unless it is told another
/// value: 0 is the block's input.
/// </summary>
internal sealed class BlockBuilder
{
    private readonly List<Layer> _layers = [];
    private readonly List<Shape> _shapes;
    private readonly ActivationFunction _activation;
    private readonly VariantDefinition _variant;

    public BlockBuilder(Shape input, ActivationFunction activation, VariantDefinition variant)
    {
        _shapes = [input];
        _activation = activation;
        _variant = variant;
    }

    /// <summary>Shape of what the block reads.</summary>
    public Shape Input => _shapes[0];

    /// <summary>Shape of what the block yields so far.</summary>
    public Shape Shape => _shapes[Last];

    /// <summary>The number of the value the block yields so far.</summary>
    public int Last => _shapes.Count - 1;

    public EquatableArray<Layer> Build() => _layers.ToEquatableArray();

    /// <summary>Convolution and batch norm, with the stage's activation behind them unless they project.</summary>
    public void ConvNorm(
        string prefix, ConvNormNames names, int channels, int kernel, int stride = 1, int groups = 1, bool activate = true, int? from = null)
    {
        Convolve($"{prefix}Conv", names.Conv, channels, kernel, stride, groups, bias: false, from ?? Last);
        Add($"{prefix}Norm", names.Norm, new BatchNorm(channels, _variant.Norm), Last);
        if (activate)
            Activate($"{prefix}Activation", names.Activation);
    }

    /// <summary>The stage's activation.</summary>
    public void Activate(string name, string path) => Add(name, path, new Activation(_activation), Last);

    /// <summary>The largest of every window.</summary>
    public void MaxPool(string path, int kernel, int stride)
    {
        var isPadded = IsPadded(kernel, stride);
        if (isPadded)
            Add("Padded", null, new SamePad(kernel, stride, Lowest: true), Last);
        Add("Pool", path, new MaxPool(kernel, stride, IsPadded: isPadded), Last);
    }

    /// <summary>The mean of every window, over the positions that exist.</summary>
    public void AveragePool(string path, int kernel, int stride) =>
        Add("Pool", path, new AveragePool(kernel, stride, IsSame: IsPadded(kernel, stride)), Last);

    /// <summary>A gate per channel, computed from the channel means through a bottleneck of <paramref name="squeezed"/> channels.</summary>
    public void SqueezeExcite(string path, int squeezed)
    {
        var (gated, channels) = (Last, Shape.Channels);
        Add("SqueezePool", $"{path}.avgpool", new GlobalAveragePool(), gated);
        Convolve("SqueezeConv", $"{path}.fc1", squeezed, kernel: 1, stride: 1, groups: 1, bias: true, Last);
        Activate("SqueezeActivation", $"{path}.activation");
        Convolve("ExciteConv", $"{path}.fc2", channels, kernel: 1, stride: 1, groups: 1, bias: true, Last);
        Add("ExciteGate", $"{path}.scale_activation", new Activation(ActivationFunction.Sigmoid), Last);
        Add("Excited", null, new Multiply(), gated, Last);
    }

    /// <summary>
    /// The block's input added to what it yields, where both have one shape, as networks that project without activation do. What it yields is dropped at
    /// <paramref name="rate"/> in training.
    /// </summary>
    public void AddInput(double rate)
    {
        if (Shape != Input)
            return;
        Drop(rate);
        Add("Residual", null, new Add(), Last, 0);
    }

    /// <summary>
    /// The block's input added to what it yields, through a convolution 1x1 where their shapes differ, and the activation behind the sum: a residual network's
    /// shortcut (He et al., 2016, option B).
    /// </summary>
    public void AddShortcut(double rate, int stride)
    {
        Drop(rate);
        var (main, shortcut) = (Last, 0);
        if (Shape != Input)
        {
            ConvNorm("Shortcut", ConvNormNames.Sequence("downsample."), Shape.Channels, kernel: 1, stride, activate: false, from: 0);
            shortcut = Last;
        }

        Add("Residual", null, new Add(), main, shortcut);
        Activate("Activation", "act");
    }

    /// <summary>Pooling, dropout and the linear layer.</summary>
    public void Classify(NamingScheme naming, double dropout, int classes)
    {
        Add("Pool", "avgpool", new GlobalAveragePool(), Last);
        Add("Flat", null, new Flatten(), Last);
        if (dropout > 0)
            Add("Dropout", naming.Dropout, new Dropout(dropout), Last);
        Add("Linear", naming.Linear, new Linear(Shape.Channels, classes), Last);
    }

    private void Drop(double rate)
    {
        if (rate > 0)
            Add("StochasticDepth", "stochastic_depth", new StochasticDepth(rate), Last);
    }

    private void Convolve(string name, string path, int channels, int kernel, int stride, int groups, bool bias, int from)
    {
        var border = kernel / 2;
        if (IsPadded(kernel, stride))
        {
            Add(name.Replace("Conv", "Padded"), null, new SamePad(kernel, stride), from);
            (border, from) = (0, Last);
        }

        Add(name, path, new Convolution(_shapes[from].Channels, channels, kernel, stride, groups, border, bias), from);
    }

    /// <summary>Whether zeros depend on the actual size. At stride 1 "same" and symmetric padding agree for odd kernels, whatever the size.</summary>
    private bool IsPadded(int kernel, int stride) => _variant.Padding == Padding.Same && stride > 1 && kernel > 1;

    private void Add(string name, string? path, Operation operation, params int[] inputs)
    {
        var input = _shapes[inputs[0]];
        var output = operation.OutputShape(input);
        _layers.Add(new Layer(name, path, operation, inputs.ToEquatableArray(), input, output));
        _shapes.Add(output);
    }
}
