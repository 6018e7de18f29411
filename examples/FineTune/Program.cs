using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using EffNet.Training;
using FineTune;

// Call this before other code allocates memory: a training step allocates and frees much memory, and is faster if the process keeps it.
FreedMemory.Keep();
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// Interruption handles Ctrl+C, because the last step and its checkpoint can take longer than the parser would wait.
var command = FineTuneCommand.Create().Parse(args);
if (command.Action is ParseErrorAction error)
    error.ShowHelp = false;
return await command.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
