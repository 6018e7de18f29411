namespace EffNet.Pictures.Tests;

/// <summary>Tests that read values of the whole process, such as the number of live tensors. No other test runs at the same time.</summary>
[CollectionDefinition(nameof(WholeProcess), DisableParallelization = true)]
public sealed class WholeProcess;
