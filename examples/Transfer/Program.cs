using EffNet.Training;
using Transfer;

// Call this before other code allocates memory: a training step allocates and frees much memory, and is faster if the process keeps it.
FreedMemory.Keep();
return await TransferCommand.Create().Parse(args).InvokeAsync();
