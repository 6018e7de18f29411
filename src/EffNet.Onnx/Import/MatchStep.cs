using System.Collections.Immutable;
using EffNet.Networks;
using EffNet.Onnx.Protos;

namespace EffNet.Onnx.Import;

/// <summary>
/// The consequences of a match between a value of the network and a value of the model: further values that must match, and weights that were found.
/// </summary>
/// <param name="Inputs">The values of the network, with the names of the matching values of the model.</param>
/// <param name="Weights">The weights of the node.</param>
internal sealed record MatchStep(ImmutableArray<(Value Value, string Name)> Inputs, ImmutableArray<FoundWeight> Weights)
{
    /// <summary>Returns a step without weights.</summary>
    /// <param name="inputs">The values that must match.</param>
    public static MatchStep Of(params ReadOnlySpan<(Value Value, string Name)> inputs) => new([.. inputs], []);
}

/// <summary>A weight of the network that was found in the model.</summary>
/// <param name="Name">The name in <c>state_dict</c>.</param>
/// <param name="Tensor">
/// The tensor of the model; <see langword="null"/> for a neutral weight, which is missing in the model because a batch norm was folded.
/// </param>
/// <param name="IsTransposed">Whether the tensor of the model is transposed.</param>
/// <param name="Shape">The shape of a neutral weight, or of a weight that has more dimensions in the model.</param>
/// <param name="Neutral">The value of every element of a neutral weight.</param>
internal sealed record FoundWeight(string Name, TensorProto? Tensor, bool IsTransposed = false, ImmutableArray<long> Shape = default, float Neutral = 0);
