using System.Collections.Immutable;

namespace EffNet.Onnx.Import;

/// <summary>How one node of the network can be the node of the model that computes the same value.</summary>
/// <param name="Steps">The possible steps, of which several exist only if an operation's inputs can be in either order; none if the nodes differ.</param>
/// <param name="Difference">How the nodes differ; <see langword="null"/> if they do not.</param>
internal sealed record MatchResult(ImmutableArray<MatchStep> Steps, string? Difference)
{
    /// <summary>Returns a result with steps.</summary>
    /// <param name="steps">The steps, the likeliest first.</param>
    public static MatchResult Of(params ReadOnlySpan<MatchStep> steps) => new([.. steps], null);

    /// <summary>Returns a result for nodes that differ.</summary>
    /// <param name="difference">How they differ.</param>
    public static MatchResult Differs(string difference) => new([], difference);
}
