using Xunit;

namespace EffNet.Training.Tests;

/// <summary>Tests that train. libtorch has one generator of random numbers for the process, so they run one after the other, and no other test runs at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneTraining
{
    public const string Name = "one training at a time";
}
