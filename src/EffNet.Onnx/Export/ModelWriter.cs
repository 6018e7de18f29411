using System.Reflection;
using EffNet.Networks;
using EffNet.Onnx.Protos;
using EffNet.Weights;

namespace EffNet.Onnx.Export;

/// <summary>Makes the model of a network.</summary>
internal sealed class ModelWriter
{
    private const int IrVersion = 8;
    private const int Opset = 17;
    private const int OpsetOfPictures = 18;
    private const string Probabilities = "probabilities";
    private const string Embedding = "embedding";
    private const string Batch = "N";

    private readonly Network _network;
    private readonly OnnxExportOptions _options;
    private readonly GraphWriter _graph;
    private readonly NodePlan _plan;
    private readonly ValueNames _values;

    private ModelWriter(Network network, OnnxExportOptions options)
    {
        (_network, _options) = (network, options);
        _graph = new GraphWriter(options.Precision);
        _plan = new NodePlan(network, options.KeepsBatchNorms);
        _values = new ValueNames(network, _plan.IsIdentity);
    }

    /// <summary>Makes a model.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="options">How it is exported.</param>
    /// <param name="progress">Receives the written nodes as a fraction of all.</param>
    /// <param name="cancellationToken">Cancels the export.</param>
    /// <exception cref="ArgumentException">The weights are not those of the network, or an option does not fit it.</exception>
    public static ModelProto Write(Network network, IWeightSource weights, OnnxExportOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        OptionCheck.Check(network, options);
        var parameters = new ParameterReader(network, weights);
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "EffNet",
            ProducerVersion = typeof(ModelWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
            Graph = new ModelWriter(network, options).WriteGraph(parameters, progress, cancellationToken),
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = string.Empty, Version = options.TakesPictures ? OpsetOfPictures : Opset });
        model.MetadataProps.Add(ModelMetadata.Of(network, options.Info));
        return model;
    }

    private GraphProto WriteGraph(ParameterReader parameters, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        _graph.Graph.Name = _options.Info.Weights.Network ?? "network";
        var outputs = new List<(string Name, Value Value, bool IsProbabilities)>(Outputs());
        var image = WriteInput(outputs);
        NameOutputs(outputs);
        NameStages();
        _values.Name(_network.Image, () => image);
        WriteNodes(parameters, progress, cancellationToken);
        foreach (var (name, value, isProbabilities) in outputs)
            WriteOutput(name, value, isProbabilities);
        return _graph.Graph;
    }

    private void WriteNodes(ParameterReader parameters, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var writer = new NodeWriter(_network, _options, _plan, _graph, parameters, _values);
        var written = 0;
        foreach (var stage in _network.Stages)
        {
            foreach (var block in stage.Blocks)
            {
                var group = block.Path.Length > 0 ? block.Path : $"{stage.Name}/{block.Name}";
                foreach (var node in block.Nodes)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    writer.Write(node, group);
                    progress?.Report(++written / (double)_network.Nodes.Count);
                }
            }
        }
    }

    /// <summary>Returns the outputs that were asked for, in a fixed order: results of the network, probabilities, embedding, features.</summary>
    private IEnumerable<(string Name, Value Value, bool IsProbabilities)> Outputs()
    {
        if (_options.Outputs.HasFlag(OnnxOutputs.Logits))
        {
            foreach (var output in _network.Outputs)
                yield return (output.Name, output.Value, false);
        }

        if (_options.Outputs.HasFlag(OnnxOutputs.Probabilities))
            yield return (Probabilities, _network.Outputs[0].Value, true);
        if (_options.Outputs.HasFlag(OnnxOutputs.Embedding))
            yield return (Embedding, _network.Classifier?.Features ?? _network.Outputs[0].Value, false);
        if (!_options.Outputs.HasFlag(OnnxOutputs.Features))
            yield break;
        foreach (var (_, stage) in _network.Reductions)
            yield return (stage.Name, stage.Result, false);
    }

    /// <summary>Declares the input, and writes the preprocessing if the model takes pictures.</summary>
    /// <returns>The name of the normalized image in the type of the computation.</returns>
    private string WriteInput(List<(string Name, Value Value, bool IsProbabilities)> outputs)
    {
        var name = _graph.NameValue(_options.TakesPictures ? "picture" : "image");
        for (var i = 0; i < outputs.Count; i++)
            outputs[i] = outputs[i] with { Name = _graph.NameValue(outputs[i].Name) };
        var image = name;
        if (_options.TakesPictures)
        {
            _graph.Graph.Input.Add(TensorInfo.Of(name, TensorProto.Types.DataType.Uint8, Batch, "height", "width", 3));
            image = _graph.NameValue("image");
            PictureWriter.Write(_graph, _options.Info.Weights.Preprocessing!, name, image);
        }
        else
        {
            var input = _network.Input;
            _graph.Graph.Input.Add(_options.HasFixedSize
                ? TensorInfo.Of(name, TensorProto.Types.DataType.Float, Batch, input.Channels, input.Height, input.Width)
                : TensorInfo.Of(name, TensorProto.Types.DataType.Float, Batch, input.Channels, "height", "width"));
        }

        return _options.Precision == OnnxPrecision.Half ? _graph.Cast(image, $"{image}/half", _graph.ComputationType) : image;
    }

    /// <summary>Values that are outputs in the type of the computation have the names of outputs.</summary>
    private void NameOutputs(List<(string Name, Value Value, bool IsProbabilities)> outputs)
    {
        if (_options.Precision == OnnxPrecision.Half)
            return;
        foreach (var (name, value, isProbabilities) in outputs)
        {
            if (!isProbabilities && _values.Origin(value) != Value.Image)
                _values.Name(value, () => name);
        }
    }

    private void NameStages()
    {
        foreach (var stage in _network.Stages)
        {
            if (_values.Origin(stage.Result) != Value.Image)
                _values.Name(stage.Result, () => _graph.NameValue(stage.Name));
        }
    }

    private void WriteOutput(string name, Value value, bool isProbabilities)
    {
        var computed = _values.Find(value)!;
        if (isProbabilities)
            computed = _options.Precision == OnnxPrecision.Half ? _graph.Compute("Softmax", $"{name}/softmax", [computed], GraphAttribute.Of("axis", -1)) : _graph.Add("Softmax", name, [computed], name, GraphAttribute.Of("axis", -1));
        if (_options.Precision == OnnxPrecision.Half)
            _graph.Add("Cast", name, [computed], name, GraphAttribute.Of("to", (long)TensorProto.Types.DataType.Float));
        else if (computed != name)
            _graph.Add("Identity", name, [computed], name);
        _graph.Graph.Output.Add(ShapeOf(name, value));
    }

    private ValueInfoProto ShapeOf(string name, Value value)
    {
        if (value.Shape.IsVector)
            return TensorInfo.Of(name, TensorProto.Types.DataType.Float, Batch, value.Shape.Channels);
        return _options.HasFixedSize || _network.Plan.ReductionOf(value) is null
            ? TensorInfo.Of(name, TensorProto.Types.DataType.Float, Batch, value.Shape.Channels, value.Shape.Height, value.Shape.Width)
            : TensorInfo.Of(name, TensorProto.Types.DataType.Float, Batch, value.Shape.Channels, $"{name}_height", $"{name}_width");
    }
}
