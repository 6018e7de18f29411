using System.Text;
using Classify;

// Names of files and classes hold letters that a console's own code page may lack, and CSV and JSON are UTF-8.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await ClassifyCommand.Create().Parse(args).InvokeAsync();
