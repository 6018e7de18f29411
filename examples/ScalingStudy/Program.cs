using System.CommandLine;
using EffNet.Training;
using ScalingStudy;

// Call this before other code allocates memory: a training step allocates and frees much memory, and is faster if the process keeps it.
FreedMemory.Keep();
// After Ctrl+C or SIGTERM, the last step and its checkpoint can take longer than the parser waits by default.
return await StudyCommand.Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
