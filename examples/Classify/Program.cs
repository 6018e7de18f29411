using System.Text;
using Classify;

// Names of files and classes can have letters that are not in the console's code page, and CSV and JSON are UTF-8.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await ClassifyCommand.Create().Parse(args).InvokeAsync();
