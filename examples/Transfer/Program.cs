using EffNet.Training;
using Transfer;

// Before anything allocates: a training step takes and frees much memory, and is faster if the process keeps it.
FreedMemory.Keep();
return await TransferCommand.Create().Parse(args).InvokeAsync();
