using EffNet.Networks;

namespace EffNet.Testing;

/// <summary>Builds test networks that the language cannot express yet: a stem, stages of any layers, and a classifier.</summary>
internal sealed class GraphSketch
{
    private const int Classes = 5;
    private const int StemChannels = 8;

    private static readonly BatchNormConstants s_constants = new(1e-5, 0.1);

    private readonly GraphBuilder _graph;
    private string _stage = "Stem";
    private string _block = "stem";

    /// <summary>Initializes a new instance of the class, with a stem of 8 channels.</summary>
    /// <param name="image">The shape of the image.</param>
    public GraphSketch(Shape image)
    {
        _graph = new GraphBuilder(image);
        Stem = ConvNorm("Stem", _graph.Image, StemChannels);
        _graph.EndBlock("Stem", "stem", standsAlone: true);
        EndStage();
    }

    /// <summary>Gets the output of the stem.</summary>
    public Value Stem { get; }

    /// <summary>Begins a stage.</summary>
    public void BeginStage(string name) => _stage = name;

    /// <summary>Adds a block to the stage.</summary>
    public Value Block(string name, Value input, Func<Value, Value> body)
    {
        _block = $"{Lower(_stage)}.{Lower(name)}";
        var result = body(input);
        _graph.EndBlock(name, _block, standsAlone: false);
        return result;
    }

    /// <summary>Ends the stage.</summary>
    public void EndStage() => _graph.EndStage(blocks => new Stage(
        Lower(_stage), _stage, "test", "Test", Lower(_stage), blocks[blocks.Count - 1].Output.Channels, blocks.Count, 1, blocks));

    /// <summary>Adds an arithmetic operation.</summary>
    public Value Add(string name, Operation operation, params Value[] inputs) => _graph.Add(name, null, operation, inputs);

    /// <summary>Adds an arithmetic operation with several results.</summary>
    public EquatableArray<Value> AddAll(string name, Operation operation, params Value[] inputs) => _graph.AddAll(name, null, operation, inputs);

    /// <summary>Adds a module.</summary>
    public Value Module(string name, Operation operation, Value input) => _graph.Add(name, $"{_block}.{Lower(name)}", operation, input);

    /// <summary>Adds an activation.</summary>
    public Value Activate(string name, Value input) => Module(name, new Activation(ActivationFunction.All[0]), input);

    /// <summary>Adds convolution, norm and activation.</summary>
    public Value ConvNorm(string name, Value input, int channels, Extent? kernel = null, Extent? border = null)
    {
        var convolution = new Convolution(input.Shape.Channels, channels, kernel ?? Extent.Square(3), Extent.One, 1, border ?? Extent.Square(1), Bias: false);
        var normed = Module($"{name}Norm", new BatchNorm(channels, s_constants), Module($"{name}Conv", convolution, input));
        return Activate($"{name}Activation", normed);
    }

    /// <summary>Adds a classifier and returns the network.</summary>
    /// <param name="last">The maps that it pools.</param>
    /// <param name="hidden">The features of a linear layer before the classifier's; none if 0.</param>
    public Network Finish(Value last, int hidden = 0)
    {
        _stage = "Head";
        _block = "classifier";
        var features = Add("Flat", new Flatten(), Module("Pool", new GlobalAveragePool(), last));
        if (hidden > 0)
            features = Activate("HiddenActivation", Module("Hidden", new Linear(features.Shape.Channels, hidden), features));
        Module("Linear", new Linear(features.Shape.Channels, Classes), Module("Dropout", new Dropout(0.2), features));
        _graph.EndBlock("Classifier", "classifier", standsAlone: true);
        EndStage();
        return _graph.Build(Classes, Initialization.Torchvision);
    }

    private static string Lower(string name) => name.ToLowerInvariant();
}
