using System.Collections.Immutable;
using EffNet.Inference.Fusion;
using EffNet.Inference.Kernels;
using EffNet.Inference.Steps;
using EffNet.Networks;

namespace EffNet.Inference.Execution;

/// <summary>Builds the plan of a network for one width of vectors.</summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
internal sealed class PlanBuilder<TVector, TLanes> : IFusedLayerVisitor<bool>
    where TLanes : struct, ILanes<TVector>
{
    private readonly FusedNetwork _network;
    private readonly EngineWeights _weights;
    private readonly ValueUse _use;
    private readonly ImmutableArray<Step>.Builder _steps = ImmutableArray.CreateBuilder<Step>();
    private readonly List<MapBuffer> _buffers = [];
    private readonly Dictionary<int, MapBuffer> _places = [];
    private MapBuffer? _imagePlanes;
    private FusedConvolution? _expansion;

    private PlanBuilder(FusedNetwork network, EngineWeights weights) => (_network, _weights, _use) = (network, weights, new ValueUse(network));

    /// <summary>Returns the plan of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">The weights of the network.</param>
    public static ExecutionPlan Build(FusedNetwork network, EngineWeights weights) => new PlanBuilder<TVector, TLanes>(network, weights).Build();

    /// <inheritdoc/>
    public bool Visit(FusedConvolution layer)
    {
        if (_use.ExpandsOnTheWay(layer))
        {
            _expansion = layer;
            return true;
        }

        var packed = _weights.Of(layer);
        var input = layer.ReadsImage ? ImagePlanes() : Read(_expansion?.Window.Input ?? layer.Window.Input);
        var (gate, residual) = (layer.Gate is { } factors ? Read(factors) : null, layer.Residual is { } maps ? Read(maps) : null);
        var output = Write(layer);
        if (layer.IsDepthwise)
        {
            var means = _use.MeanOf(layer) is { } mean ? Take(mean.Output) : null;
            var depthwise = new DepthwiseLayer(layer.Node.Name, layer.Window, packed, output, layer.Activation, residual, means);
            return Add(
                _expansion is null
                    ? new DepthwiseStep<TVector, TLanes>(depthwise, input)
                    : new ExpansionStep<TVector, TLanes>(_expansion, _weights.Of(_expansion), input, depthwise));
        }

        return Add(new DenseStep<TVector, TLanes>(DenseLayer.Of(layer, packed, input, output, gate, residual)));
    }

    /// <inheritdoc/>
    public bool Visit(FusedLinear layer)
    {
        var input = Read(layer.Input);
        return Add(new DenseStep<TVector, TLanes>(DenseLayer.Of(layer, _weights.Of(layer), input, Write(layer))));
    }

    /// <inheritdoc/>
    public bool Visit(FusedPool layer)
    {
        var input = Read(layer.Window.Input);
        return Add(new PoolStep<TVector, TLanes>(layer, input, Write(layer)));
    }

    /// <inheritdoc/>
    public bool Visit(FusedMean layer)
    {
        if (_use.IsSummedOnTheWay(layer))
            return true;
        var input = Read(layer.Input);
        return Add(new MeanStep<TVector, TLanes>(layer.Node.Name, input, Write(layer)));
    }

    /// <inheritdoc/>
    public bool Visit(FusedElements layer)
    {
        var input = Read(layer.Input);
        return Add(new ElementStep<TVector, TLanes>(layer, layer.Node.Operation is BatchNorm ? _weights.Of(layer) : null, input, Write(layer)));
    }

    /// <inheritdoc/>
    public bool Visit(FusedCombination layer)
    {
        MapBuffer[] terms = [.. layer.Terms.Select(Read)];
        return Add(new CombinationStep<TVector, TLanes>(layer, terms, Write(layer)));
    }

    /// <inheritdoc/>
    public bool Visit(FusedCopy layer)
    {
        MapBuffer[] sources = [.. layer.Sources.Select(Read)];
        return Add(new CopyStep(layer, sources, Write(layer)));
    }

    /// <inheritdoc/>
    public bool Visit(FusedPad layer)
    {
        var input = Read(layer.Input);
        return Add(new PadStep(layer, input, Write(layer)));
    }

    private ExecutionPlan Build()
    {
        foreach (var layer in _network.Layers)
            layer.Accept(this);
        ImmutableArray<MapBuffer> results = [.. _network.Results.Select(Read)];
        var steps = _steps.ToImmutable();
        foreach (var result in results)
            result.Last = steps.Length;
        return new ExecutionPlan(steps, results, BufferPlacement.Place(_buffers), steps.Max(s => s.Scratch));
    }

    private bool Add(Step step)
    {
        _steps.Add(step);
        _expansion = null;
        return true;
    }

    /// <summary>Returns the buffer of a value that the next step reads.</summary>
    private MapBuffer Read(Value value)
    {
        if (value.Number == Value.Image && !_places.ContainsKey(Value.Image))
        {
            var image = Take(value);
            if (!image.Maps.IsDense)
                _steps.Add(new BorderStep("image", image));
            image.Last = _steps.Count;
            _steps.Add(new BlockImageStep(image));
        }

        var buffer = _places[value.Number];
        buffer.Last = _steps.Count;
        return buffer;
    }

    /// <summary>Returns a buffer for the result of the next step, with a border of zeros if a window reads the result.</summary>
    private MapBuffer Write(FusedLayer layer)
    {
        var buffer = Take(layer.Output);
        if (!buffer.Maps.IsDense)
            _steps.Add(new BorderStep(layer.Node.Name, buffer));
        foreach (var read in layer.Inputs.Select(i => _places.GetValueOrDefault(i.Number)).OfType<MapBuffer>())
            read.Last = _steps.Count;
        if (_expansion is not null && _places.TryGetValue(_expansion.Window.Input.Number, out var expanded))
            expanded.Last = _steps.Count;
        buffer.Last = _steps.Count;
        return buffer;
    }

    private MapBuffer Take(Value value)
    {
        var maps = Maps.Of(value.Shape, _use.BorderOf(value));
        var buffer = new MapBuffer(maps, maps.Size, _steps.Count);
        _buffers.Add(buffer);
        _places.Add(value.Number, buffer);
        return buffer;
    }

    private MapBuffer ImagePlanes()
    {
        if (_imagePlanes is null)
        {
            var maps = Maps.Of(_network.Network.Input, _use.ImageBorder);
            _imagePlanes = new MapBuffer(maps, (long)maps.Channels * ImageStep.PlaneOf(maps), _steps.Count);
            _buffers.Add(_imagePlanes);
            _steps.Add(new ImageStep(maps, _imagePlanes));
        }

        _imagePlanes.Last = _steps.Count + 1;
        return _imagePlanes;
    }
}
