using System.CommandLine;
using EffNet.Training;
using ScalingStudy;

// Before anything allocates: a training step takes and frees much memory, and is faster if the process keeps it.
FreedMemory.Keep();
// Ctrl+C and SIGTERM cancel; the last step and its checkpoint may take longer than the parser would wait by default.
return await StudyCommand.Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
