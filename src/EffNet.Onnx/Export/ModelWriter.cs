using System.Reflection;
using EffNet.Networks;
using EffNet.Onnx.Protos;
using EffNet.Weights;

namespace EffNet.Onnx.Export;

/// <summary>Creates the ONNX model of a network.</summary>
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

    /// <summary>Creates a model.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">The weights of the network.</param>
    /// <param name="options">The options of the export.</param>
    /// <param name="cancellationToken">A token to cancel the export.</param>
    /// <exception cref="ArgumentException">The weights do not belong to the network, or an option is not valid for the network.</exception>
    public static ModelProto Write(Network network, IWeightSource weights, OnnxExportOptions options, CancellationToken cancellationToken)
    {
        OptionCheck.Check(network, options);
        var tensors = new NetworkTensors(weights);
        tensors.Check(network);
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "EffNet",
            ProducerVersion = typeof(ModelWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
            Graph = new ModelWriter(network, options).WriteGraph(tensors, cancellationToken),
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = string.Empty, Version = options.TakesPictures ? OpsetOfPictures : Opset });
        model.MetadataProps.Add(ModelMetadata.Of(network, options.Info));
        return model;
    }

    private GraphProto WriteGraph(NetworkTensors tensors, CancellationToken cancellationToken)
    {
        _graph.Graph.Name = _options.Info.Weights.Network ?? "network";
        // Reserve the names of the outputs and the input before all others.
        var input = _graph.NameValue(_options.TakesPictures ? "picture" : "image");
        var outputs = Outputs().Select(o => o with { Name = _graph.NameValue(o.Name) }).ToList();
        var image = WriteInput(input);
        NameOutputs(outputs);
        NameStages();
        _values.Name(_network.Image, () => image);
        WriteNodes(tensors, cancellationToken);
        outputs.ForEach(WriteOutput);
        return _graph.Graph;
    }

    private void WriteNodes(NetworkTensors tensors, CancellationToken cancellationToken)
    {
        var writer = new NodeWriter(_network, _options, _plan, _graph, tensors, _values);
        foreach (var stage in _network.Stages)
        {
            foreach (var block in stage.Blocks)
            {
                var group = block.Path.Length > 0 ? block.Path : $"{stage.Name}/{block.Name}";
                foreach (var node in block.Nodes)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    writer.Write(node, group);
                }
            }
        }
    }

    /// <summary>Returns the requested outputs in a fixed order: results of the network, probabilities, embedding, features.</summary>
    private IEnumerable<Output> Outputs()
    {
        if (_options.Outputs.HasFlag(OnnxOutputs.Logits))
        {
            foreach (var output in _network.Outputs)
                yield return new Output(output.Name, output.Value);
        }

        if (_options.Outputs.HasFlag(OnnxOutputs.Probabilities))
            yield return new Output(Probabilities, _network.Outputs[0].Value, IsSoftmax: true);
        if (_options.Outputs.HasFlag(OnnxOutputs.Embedding))
            yield return new Output(Embedding, _network.Classifier?.Features ?? _network.Outputs[0].Value);
        if (!_options.Outputs.HasFlag(OnnxOutputs.Features))
            yield break;
        foreach (var (_, stage) in _network.Reductions)
            yield return new Output(stage.Name, stage.Result);
    }

    /// <summary>Declares the input, and adds the preprocessing if the model preprocesses pictures.</summary>
    /// <param name="name">The name of the input.</param>
    /// <returns>The name of the normalized image, whose elements have the type of the computation.</returns>
    private string WriteInput(string name)
    {
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

    /// <summary>
    /// Gives values that are outputs of the model the names of these outputs. In half precision, outputs are separate values, because they are converted.
    /// </summary>
    private void NameOutputs(List<Output> outputs)
    {
        if (_options.Precision == OnnxPrecision.Half)
            return;
        foreach (var output in outputs.Where(o => !o.IsSoftmax && _values.Origin(o.Value) != Value.Image))
            _values.Name(output.Value, () => output.Name);
    }

    private void NameStages()
    {
        foreach (var stage in _network.Stages)
        {
            if (_values.Origin(stage.Result) != Value.Image)
                _values.Name(stage.Result, () => _graph.NameValue(stage.Name));
        }
    }

    private void WriteOutput(Output output)
    {
        var (name, isHalf) = (output.Name, _options.Precision == OnnxPrecision.Half);
        var computed = _values.Find(output.Value)!;
        var softmax = GraphAttribute.Of("axis", -1);
        if (output.IsSoftmax)
            computed = isHalf ? _graph.Compute("Softmax", $"{name}/softmax", [computed], softmax) : _graph.Add("Softmax", name, [computed], name, softmax);
        if (isHalf)
            _graph.Add("Cast", name, [computed], name, GraphAttribute.Of("to", (long)TensorProto.Types.DataType.Float));
        else if (computed != name)
            _graph.Add("Identity", name, [computed], name);
        _graph.Graph.Output.Add(ShapeOf(name, output.Value));
    }

    private ValueInfoProto ShapeOf(string name, Value value)
    {
        if (value.Shape.IsVector)
            return TensorInfo.Of(name, TensorProto.Types.DataType.Float, Batch, value.Shape.Channels);
        return _options.HasFixedSize || _network.Plan.ReductionOf(value) is null
            ? TensorInfo.Of(name, TensorProto.Types.DataType.Float, Batch, value.Shape.Channels, value.Shape.Height, value.Shape.Width)
            : TensorInfo.Of(name, TensorProto.Types.DataType.Float, Batch, value.Shape.Channels, $"{name}_height", $"{name}_width");
    }

    /// <summary>An output of the model.</summary>
    /// <param name="Name">The name of the output.</param>
    /// <param name="Value">The value of the network.</param>
    /// <param name="IsSoftmax">Whether the output is the softmax of that value.</param>
    private sealed record Output(string Name, Value Value, bool IsSoftmax = false);
}
