namespace EffNet.Pictures.Tests;

/// <summary>Tests that read figures of the whole process, such as the number of live tensors: no other test runs at the same time.</summary>
[CollectionDefinition(nameof(WholeProcess), DisableParallelization = true)]
public sealed class WholeProcess;
