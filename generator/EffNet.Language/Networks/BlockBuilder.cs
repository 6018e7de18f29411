using EffNet.Networks;
using EffNet.Networks.Naming;

namespace EffNet.Language.Networks;

/// <summary>
/// Builds one block from common groups of layers, such as a convolution with batch norm and activation. Each method takes its input values and returns its output
/// value, so that an operator can connect values freely.
/// </summary>
internal sealed class BlockBuilder
{
    private readonly GraphBuilder _graph;
    private readonly string _path;
    private readonly NamingScheme _naming;
    private readonly ActivationFunction _activation;
    private readonly VariantDefinition _variant;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="graph">The graph to which nodes are added.</param>
    /// <param name="path">The path of the block's module.</param>
    /// <param name="naming">The naming scheme of modules.</param>
    /// <param name="activation">The stage's activation.</param>
    /// <param name="variant">The settings of the variant.</param>
    public BlockBuilder(GraphBuilder graph, string path, NamingScheme naming, ActivationFunction activation, VariantDefinition variant)
    {
        (_graph, _path, _naming, _activation, _variant) = (graph, path, naming, activation, variant);
        Input = graph.Last;
    }

    /// <summary>Gets the output of the previous block, or the image.</summary>
    public Value Input { get; }

    /// <summary>Adds a convolution, a batch norm and, unless <paramref name="activate"/> is <see langword="false"/>, the stage's activation.</summary>
    public Value ConvNorm(Value from, string prefix, ConvNormNames names, int channels, int kernel, int stride = 1, int groups = 1, bool activate = true)
    {
        var convolved = Convolve(from, $"{prefix}Conv", names.Conv, channels, kernel, stride, groups, bias: false);
        var normed = Add($"{prefix}Norm", names.Norm, new BatchNorm(channels, _variant.Norm), convolved);
        return activate ? Activate(normed, $"{prefix}Activation", names.Activation) : normed;
    }

    /// <summary>Adds a max pooling.</summary>
    public Value MaxPool(Value from, string path, int kernel, int stride)
    {
        var isPadded = IsPadded(kernel, stride);
        if (isPadded)
            from = Add("Padded", null, new SamePad(Extent.Square(kernel), Extent.Square(stride), Lowest: true), from);
        return Add("Pool", path, new MaxPool(Extent.Square(kernel), Extent.Square(stride), isPadded), from);
    }

    /// <summary>Adds an average pooling. Positions outside the image are not part of the mean.</summary>
    public Value AveragePool(Value from, string path, int kernel, int stride) =>
        Add("Pool", path, new AveragePool(Extent.Square(kernel), Extent.Square(stride), IsSame: IsPadded(kernel, stride)), from);

    /// <summary>
    /// Adds squeeze-and-excitation. It computes a gate per channel from the channel means, through a bottleneck of <paramref name="squeezed"/> channels, and multiplies
    /// <paramref name="from"/> by the gates.
    /// </summary>
    public Value SqueezeExcite(Value from, GateNames names, int squeezed)
    {
        var means = Add("SqueezePool", names.Pool, new GlobalAveragePool(), from);
        var reduced = Convolve(means, "SqueezeConv", names.Reduce, squeezed, kernel: 1, stride: 1, groups: 1, bias: true);
        var activated = Activate(reduced, "SqueezeActivation", names.Activation);
        var expanded = Convolve(activated, "ExciteConv", names.Expand, from.Shape.Channels, kernel: 1, stride: 1, groups: 1, bias: true);
        var gate = Add("ExciteGate", names.Gate, new Activation(ActivationFunction.Sigmoid), expanded);
        return Add("Excited", null, new Multiply(), from, gate);
    }

    /// <summary>
    /// Adds the block's input to <paramref name="branch"/> if their shapes are equal, without an activation after the sum. Stochastic depth drops the branch at
    /// <paramref name="rate"/> in training. If the shapes differ, returns <paramref name="branch"/> unchanged.
    /// </summary>
    public Value AddInput(Value branch, double rate) => branch.Shape == Input.Shape ? Add("Residual", null, new Add(), Drop(branch, rate), Input) : branch;

    /// <summary>
    /// Adds the shortcut of a residual network (He et al., 2016, option B): adds the block's input to <paramref name="branch"/>, through a 1x1 convolution if their shapes
    /// differ, and then the activation. Stochastic depth drops the branch at <paramref name="rate"/> in training.
    /// </summary>
    public Value AddShortcut(Value branch, double rate, int stride)
    {
        branch = Drop(branch, rate);
        var shortcut = branch.Shape == Input.Shape
            ? Input
            : ConvNorm(Input, "Shortcut", _naming.Shortcut, branch.Shape.Channels, kernel: 1, stride, activate: false);
        return Activate(Add("Residual", null, new Add(), branch, shortcut), "Activation", _naming.SumActivation);
    }

    /// <summary>Adds global average pooling, dropout if the rate is above 0, and the linear layer.</summary>
    public Value Classify(Value from, double dropout, int classes)
    {
        var features = Add("Flat", null, new Flatten(), Add("Pool", _naming.ClassifierPool, new GlobalAveragePool(), from));
        if (dropout > 0)
            features = Add("Dropout", _naming.Dropout, new Dropout(dropout), features);
        return Add("Linear", _naming.Linear, new Linear(features.Shape.Channels, classes), features);
    }

    private Value Activate(Value from, string name, string path) => Add(name, path, new Activation(_activation), from);

    private Value Drop(Value from, double rate) => rate > 0 ? Add("StochasticDepth", _naming.StochasticDepth, new StochasticDepth(rate), from) : from;

    private Value Convolve(Value from, string name, string path, int channels, int kernel, int stride, int groups, bool bias)
    {
        var border = kernel / 2;
        if (IsPadded(kernel, stride))
        {
            from = Add(name.Replace("Conv", "Padded"), null, new SamePad(Extent.Square(kernel), Extent.Square(stride)), from);
            border = 0;
        }

        var convolution = new Convolution(from.Shape.Channels, channels, Extent.Square(kernel), Extent.Square(stride), groups, Extent.Square(border), bias);
        return Add(name, path, convolution, from);
    }

    /// <summary>
    /// Returns whether the padding depends on the size of the input. At stride 1, "same" padding of odd kernels is symmetric at every size.
    /// </summary>
    private bool IsPadded(int kernel, int stride) => _variant.Padding == Padding.Same && stride > 1 && kernel > 1;

    /// <summary>
    /// Adds a node. <paramref name="path"/> is relative to the block's module; it is empty for that module itself, and <see langword="null"/> for an operation
    /// without a module.
    /// </summary>
    private Value Add(string name, string? path, Operation operation, params Value[] inputs) =>
        _graph.Add(name, path is null || path.Length == 0 || _path.Length == 0 ? path is null ? null : _path + path : $"{_path}.{path}", operation, inputs);
}
