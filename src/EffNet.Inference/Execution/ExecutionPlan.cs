using System.Collections.Immutable;
using EffNet.Inference.Steps;

namespace EffNet.Inference.Execution;

/// <summary>The plan for running a network on images of one size. It is made before the first run.</summary>
/// <param name="Steps">The steps in order.</param>
/// <param name="Results">The buffers of the network's outputs.</param>
/// <param name="ArenaSize">The size of all maps of an image, in numbers.</param>
/// <param name="ScratchSize">The size of the scratch memory of each thread, in numbers.</param>
internal sealed record ExecutionPlan(ImmutableArray<Step> Steps, ImmutableArray<MapBuffer> Results, long ArenaSize, long ScratchSize);
