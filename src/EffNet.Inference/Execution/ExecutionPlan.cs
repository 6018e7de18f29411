using System.Collections.Immutable;
using EffNet.Inference.Steps;

namespace EffNet.Inference.Execution;

/// <summary>Everything that is decided before a network runs on images of a size.</summary>
/// <param name="Steps">What is computed, in order.</param>
/// <param name="Results">Where the network's outputs are.</param>
/// <param name="ArenaSize">The numbers that all maps of an image need.</param>
/// <param name="ScratchSize">The numbers that each thread needs for itself.</param>
internal sealed record ExecutionPlan(ImmutableArray<Step> Steps, ImmutableArray<MapBuffer> Results, long ArenaSize, long ScratchSize);
