using Xunit.Sdk;
using Xunit.v3;

// The counter of compilations is shared by the process. A test must not count the compilations of another test.
[assembly: Parallelization(Mode = ParallelMode.None)]
