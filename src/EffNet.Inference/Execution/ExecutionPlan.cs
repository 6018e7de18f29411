using System.Collections.Immutable;
using EffNet.Inference.Steps;

namespace EffNet.Inference.Execution;

/// <summary>The plan for running a network on images of one size. It is created before the first run.</summary>
/// <param name="Steps">The steps in order.</param>
/// <param name="Results">The buffers of the network's outputs.</param>
/// <param name="ArenaSize">The size of the memory for the maps of one image, in elements.</param>
/// <param name="ScratchSize">The size of the scratch memory of each thread, in elements.</param>
internal sealed record ExecutionPlan(ImmutableArray<Step> Steps, ImmutableArray<MapBuffer> Results, long ArenaSize, long ScratchSize);
