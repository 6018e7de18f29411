using System.Collections.Immutable;
using EffNet.Networks;
using EffNet.Onnx.Protos;

namespace EffNet.Onnx.Import;

/// <summary>What follows if a value of the network is a value of the model: which other values must be equal, and which weights are found.</summary>
/// <param name="Inputs">Values of the network and the names of the values of the model that they must be.</param>
/// <param name="Weights">The weights of the node.</param>
internal sealed record MatchStep(ImmutableArray<(Value Value, string Name)> Inputs, ImmutableArray<FoundWeight> Weights)
{
    /// <summary>Returns a step without weights.</summary>
    /// <param name="inputs">Values that must be equal.</param>
    public static MatchStep Of(params ReadOnlySpan<(Value Value, string Name)> inputs) => new([.. inputs], []);
}

/// <summary>A weight of the network in the model.</summary>
/// <param name="Name">Its name in <c>state_dict</c>.</param>
/// <param name="Tensor">The tensor of the model; <see langword="null"/> for a neutral weight, which the model does not have because a batch norm was folded.</param>
/// <param name="IsTransposed">Whether the model has rows as columns.</param>
/// <param name="Shape">The shape of a neutral weight, or of one that the model has with more dimensions.</param>
/// <param name="Neutral">Every element of a neutral weight.</param>
internal sealed record FoundWeight(string Name, TensorProto? Tensor, bool IsTransposed = false, ImmutableArray<long> Shape = default, float Neutral = 0);
