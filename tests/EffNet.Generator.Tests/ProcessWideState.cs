using Xunit.Sdk;
using Xunit.v3;

// The counter of compilations belongs to the process: what one test compiles, another must not count.
[assembly: Parallelization(Mode = ParallelMode.None)]
