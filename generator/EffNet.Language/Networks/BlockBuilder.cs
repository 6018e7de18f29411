using EffNet.Language.Text;

namespace EffNet.Language.Networks;

/// <summary>Lays out one block, layer by layer, with the compounds operators are made of. Each layer reads the one before it.</summary>
internal sealed class BlockBuilder
{
    private readonly List<Layer> _layers = [];
    private readonly List<Shape> _shapes;
    private readonly FamilyDefinition _family;
    private readonly VariantDefinition _variant;

    public BlockBuilder(Shape input, FamilyDefinition family, VariantDefinition variant)
    {
        _shapes = [input];
        _family = family;
        _variant = variant;
    }

    /// <summary>Shape of what the block yields so far.</summary>
    public Shape Shape => _shapes[Last];

    private int Last => _shapes.Count - 1;

    public EquatableArray<Layer> Build() => _layers.ToEquatableArray();

    /// <summary>Convolution and batch norm, with the family's activation behind them unless they project.</summary>
    public void ConvNorm(string prefix, string path, int channels, int kernel, int stride = 1, int groups = 1, bool activate = true)
    {
        var at = path.Length == 0 ? string.Empty : path + ".";
        Convolve($"{prefix}Conv", $"{at}0", channels, kernel, stride, groups, bias: false);
        Add($"{prefix}Norm", $"{at}1", new BatchNorm(channels, _variant.Norm), Last);
        if (activate)
            Add($"{prefix}Activation", $"{at}2", new Activation(_family.Activation), Last);
    }

    /// <summary>A gate per channel, computed from the channel means through a bottleneck of <paramref name="squeezed"/> channels.</summary>
    public void SqueezeExcite(string path, int squeezed)
    {
        var (gated, channels) = (Last, Shape.Channels);
        Add("SqueezePool", $"{path}.avgpool", new GlobalAveragePool(), gated);
        Convolve("SqueezeConv", $"{path}.fc1", squeezed, kernel: 1, stride: 1, groups: 1, bias: true);
        Add("SqueezeActivation", $"{path}.activation", new Activation(_family.Activation), Last);
        Convolve("ExciteConv", $"{path}.fc2", channels, kernel: 1, stride: 1, groups: 1, bias: true);
        Add("ExciteGate", $"{path}.scale_activation", new Activation(ActivationFunction.Sigmoid), Last);
        Add("Excited", null, new Multiply(), gated, Last);
    }

    /// <summary>The block's input added to what it yields, which is dropped at <paramref name="rate"/> in training.</summary>
    public void AddResidual(string path, double rate)
    {
        if (rate > 0)
            Add("StochasticDepth", path, new StochasticDepth(rate), Last);
        Add("Residual", null, new Add(), Last, 0);
    }

    /// <summary>Pooling, dropout and the linear layer, at torchvision's places.</summary>
    public void Classify(double dropout, int classes)
    {
        Add("Pool", "avgpool", new GlobalAveragePool(), Last);
        Add("Flat", null, new Flatten(), Last);
        if (dropout > 0)
            Add("Dropout", "0", new Dropout(dropout), Last);
        Add("Linear", "1", new Linear(Shape.Channels, classes), Last);
    }

    private void Convolve(string name, string path, int channels, int kernel, int stride, int groups, bool bias)
    {
        // At stride 1 "same" and symmetric padding agree for odd kernels, whatever the size.
        var border = kernel / 2;
        if (_variant.Padding == Padding.Same && stride > 1 && kernel > 1)
        {
            Add(name.Replace("Conv", "Padded"), null, new SamePad(kernel, stride), Last);
            border = 0;
        }

        Add(name, path, new Convolution(Shape.Channels, channels, kernel, stride, groups, border, bias), Last);
    }

    private void Add(string name, string? path, Operation operation, params int[] inputs)
    {
        var input = _shapes[inputs[0]];
        var output = operation.OutputShape(input);
        _layers.Add(new Layer(name, path, operation, inputs.ToEquatableArray(), input, output));
        _shapes.Add(output);
    }
}
