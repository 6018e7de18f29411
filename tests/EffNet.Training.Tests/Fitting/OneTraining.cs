using Xunit;

namespace EffNet.Training.Tests;

/// <summary>Tests that train. libtorch has one generator of random numbers for the whole process, so they run one after the other, and nothing beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneTraining
{
    public const string Name = "one training at a time";
}
