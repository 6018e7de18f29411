using System.Runtime.InteropServices;
using EffNet.Networks;
using EffNet.Onnx.Export;
using EffNet.Onnx.Protos;
using EffNet.Weights;

namespace EffNet.Onnx.Import;

/// <summary>
/// A model as a file of weights with the names of a network. The weights are found by comparing the graph of the model with the graph of the network.
/// </summary>
internal sealed class OnnxWeightFile : WeightFile
{
    private readonly ExternalFiles _external;
    private readonly TensorNumbers _numbers;

    private OnnxWeightFile(FileBytes bytes, ModelProto model, ExternalFiles external, TensorNumbers numbers, GraphMatch match)
        : base(bytes)
    {
        (_external, _numbers) = (external, numbers);
        Tables = [new TensorTable([], [.. match.Weights.Reverse().Select(w => OnnxTensor.Of(w, bytes.Path, numbers))])];
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in model.MetadataProps)
            texts[entry.Key] = entry.Value;
        Metadata = texts;
        Warnings = match.IsPrepared ? ["the model preprocesses its input before the first layer; pass images to the network in the form in which this layer reads them"] : [];
    }

    /// <inheritdoc/>
    public override WeightFormat Format => WeightFormat.Onnx;

    /// <inheritdoc/>
    public override IReadOnlyList<TensorTable> Tables { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Metadata { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Warnings { get; }

    /// <summary>Opens a model.</summary>
    /// <param name="bytes">The bytes of the model. They are disposed with the result, or if this method throws.</param>
    /// <param name="folder">The folder of the model, for external data; <see langword="null"/> for a stream.</param>
    /// <param name="network">The network that the weights are for. The number of classes may differ.</param>
    /// <exception cref="WeightFileException">
    /// The file is not a model, or its graph differs from the graph of the network; the message names the first difference.
    /// </exception>
    public static OnnxWeightFile Open(FileBytes bytes, string? folder, Network network)
    {
        var external = new ExternalFiles(bytes.Path, folder);
        try
        {
            using var stream = bytes.ToStream();
            var model = OnnxModelFile.Parse(stream, bytes.Path);
            var numbers = new TensorNumbers(bytes.Path, external);
            var graph = new ModelGraph(model.Graph, bytes.Path);
            var stated = model.MetadataProps.FirstOrDefault(p => p.Key == WeightMetadata.Network)?.Value;
            return new OnnxWeightFile(bytes, model, external, numbers, OutputSearch.Find(network, graph, numbers, bytes.Path, stated));
        }
        catch
        {
            external.Dispose();
            bytes.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Read(IReadOnlyList<StoredTensor> tensors, Destination destination)
    {
        for (var i = 0; i < tensors.Count; i++)
            Read((OnnxTensor)tensors[i], destination(i));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _external.Dispose();
        base.Dispose();
    }

    private void Read(OnnxTensor tensor, Span<byte> target)
    {
        if (tensor.Found.Tensor is not { } stored)
        {
            MemoryMarshal.Cast<byte, float>(target).Fill(tensor.Found.Neutral);
            return;
        }

        if (!tensor.Found.IsTransposed)
        {
            _numbers.Read(stored, target);
            return;
        }

        var bytes = new byte[target.Length];
        _numbers.Read(stored, bytes);
        var (rows, columns, size) = ((int)tensor.Shape[0], (int)tensor.Shape[1], tensor.Type.Size);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                bytes.AsSpan(((column * rows) + row) * size, size).CopyTo(target[(((row * columns) + column) * size)..]);
        }
    }
}
