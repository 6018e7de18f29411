using System.Text;
using EffNet.Cli;

// Messages hold characters such as '±', and what reads JSON expects UTF-8, whatever the console's own code page is.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

return EffNetTool.Run(args, Console.Out, Console.Error);
