using System.Collections.Immutable;

namespace EffNet.Onnx.Import;

/// <summary>The result of comparing a node of the network with the node of the model that computes the same value.</summary>
/// <param name="Steps">The possible steps; empty if the nodes differ. There are several steps only if the inputs of an operation can be in either order.</param>
/// <param name="Difference">The difference; <see langword="null"/> if there is none.</param>
internal sealed record MatchResult(ImmutableArray<MatchStep> Steps, string? Difference)
{
    /// <summary>Returns a result with steps.</summary>
    /// <param name="steps">The steps, the likeliest first.</param>
    public static MatchResult Of(params ReadOnlySpan<MatchStep> steps) => new([.. steps], null);

    /// <summary>Returns a result for nodes that differ.</summary>
    /// <param name="difference">The difference.</param>
    public static MatchResult Differs(string difference) => new([], difference);
}
