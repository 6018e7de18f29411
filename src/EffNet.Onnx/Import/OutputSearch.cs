using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.Onnx.Import;

/// <summary>
/// Finds the value of a model that is the output of a network: an output of the model, or the input of a softmax or linear layer at the end of the model.
/// </summary>
internal static class OutputSearch
{
    /// <summary>The largest number of outputs to search, more than any supported network has.</summary>
    private const int MostOutputs = 32;

    /// <summary>Finds the match of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="model">The model.</param>
    /// <param name="numbers">The reader of the model's constants.</param>
    /// <param name="path">The file of the model, for messages.</param>
    /// <param name="stated">The name of the network in the model's metadata; <see langword="null"/> if it is missing.</param>
    /// <exception cref="WeightFileException">No output matches; the message names the first difference.</exception>
    public static GraphMatch Find(Network network, ModelGraph model, TensorNumbers numbers, string path, string? stated)
    {
        var sized = AtSizeOf(network, model);
        network = sized ?? network;
        List<Network> forms = network.Classifier is null ? [network] : [network, network.With(classCount: 0)];
        string? first = null;
        foreach (var form in forms)
        {
            // The input of a final linear layer is accepted only for a network that never had a classifier. Otherwise an unusual classifier would be dropped
            // silently.
            (GraphMatch Match, string Output)? found = null;
            foreach (var output in Candidates(model, withFeatures: network.Classifier is null))
            {
                var match = GraphMatch.Find(form, model, output, numbers, hasFixedSize: sized is not null, out var difference);
                if (match is not null && found is var (other, otherOutput) && !match.HasWeightsOf(other))
                {
                    throw new WeightFileException(
                        path,
                        null,
                        null,
                        $"the model contains this network twice with different weights, at the outputs '{DisplayName.Of(otherOutput)}' and '{DisplayName.Of(output)}'; "
                            + "export a model with only one of these outputs");
                }

                found ??= match is null ? null : (match, output);
                first ??= difference;
            }

            if (found is { Match: var result })
                return result;
        }

        throw new WeightFileException(
            path,
            null,
            null,
            first is null
                ? "the model has no output"
                : $"the model is not this network{(stated is null ? string.Empty : $" but, according to its metadata, {DisplayName.Of(stated)}")}: {first}");
    }

    /// <summary>Returns the names of possible results, beginning with the outputs of the model.</summary>
    private static IEnumerable<string> Candidates(ModelGraph model, bool withFeatures)
    {
        var outputs = model.Graph.Output.Take(MostOutputs).Select(o => model.Resolve(o.Name)).ToList();
        var scores = outputs.Select(
            o => model.ProducerOf(o) is { OpType: "Softmax", Input: [var read, ..] } softmax && softmax.Integer("axis", -1) is 1 or -1 ? model.Resolve(read) : o).ToList();
        var features = withFeatures ? scores.Select(s => FeaturesOf(model, s)).OfType<string>() : [];
        return scores.Concat(features).Distinct(StringComparer.Ordinal);
    }

    /// <summary>
    /// If the scores are computed by a linear layer, returns its input, which is the result of a network without classes; otherwise, <see langword="null"/>.
    /// </summary>
    private static string? FeaturesOf(ModelGraph model, string scores) => model.ProducerOf(scores) switch
    {
        { OpType: "Gemm" or "MatMul", Input: [var read, ..] } => model.Resolve(read),
        { OpType: "Add", Input: [var left, var right] } => model.ProducerOf(left) is { OpType: "MatMul", Input: [var read, ..] } ? model.Resolve(read)
            : model.ProducerOf(right) is { OpType: "MatMul", Input: [var other, ..] } ? model.Resolve(other) : null,
        _ => null,
    };

    /// <summary>
    /// Returns the network at the fixed size of a model, because borders depend on it; <see langword="null"/> if the model reads several sizes.
    /// </summary>
    private static Network? AtSizeOf(Network network, ModelGraph model)
    {
        var constants = model.Graph.Initializer.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        var input = model.Graph.Input.FirstOrDefault(i => !constants.Contains(i.Name));
        if (input?.Type?.TensorType?.Shape?.Dim is not [_, _, { DimValue: > 0 and <= int.MaxValue } height, { DimValue: > 0 and <= int.MaxValue } width])
            return null;
        try
        {
            return network.With(height: (int)height.DimValue, width: (int)width.DimValue);
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException)
        {
            // The size is too small or too large for the network, so the borders cannot match anyway.
            return null;
        }
    }
}
