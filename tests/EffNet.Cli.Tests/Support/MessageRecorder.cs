using System.Collections;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace EffNet.Cli.Tests.Support;

/// <summary>Reads lines as MSBuild's Exec task does, and records the errors in them.</summary>
internal sealed class MessageRecorder : IBuildEngine
{
    private readonly List<BuildErrorEventArgs> _errors = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "Test.proj";

    public static List<BuildErrorEventArgs> ErrorsIn(IEnumerable<string> lines)
    {
        var recorder = new MessageRecorder();
        var log = new TaskLoggingHelper(recorder, "Exec");
        foreach (var line in lines)
            log.LogMessageFromText(line, MessageImportance.Low);
        return recorder._errors;
    }

    public void LogErrorEvent(BuildErrorEventArgs e) => _errors.Add(e);

    public void LogWarningEvent(BuildWarningEventArgs e) => Assert.Fail(e.Message ?? "A warning.");

    public void LogMessageEvent(BuildMessageEventArgs e) => Assert.NotNull(e.Message);

    public void LogCustomEvent(CustomBuildEventArgs e) => Assert.Fail("A custom event.");

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) =>
        throw new NotSupportedException();
}
