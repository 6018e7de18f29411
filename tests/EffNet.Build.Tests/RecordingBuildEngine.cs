using System.Collections;
using Microsoft.Build.Framework;
using Xunit;

namespace EffNet.Build.Tests;

/// <summary>Replaces MSBuild and records the messages and warnings of a task. An error of the task fails the test immediately.</summary>
internal sealed class RecordingBuildEngine : IBuildEngine
{
    public List<BuildMessageEventArgs> Messages { get; } = [];

    public List<BuildWarningEventArgs> Warnings { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "Test.proj";

    public void LogErrorEvent(BuildErrorEventArgs e) => Assert.Fail(e.Message ?? "The task reported an error without a message.");

    public void LogWarningEvent(BuildWarningEventArgs e) => Warnings.Add(e);

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
        Assert.Equal(MessageImportance.Normal, e.Importance);
        Messages.Add(e);
    }

    public void LogCustomEvent(CustomBuildEventArgs e) => Assert.Fail("The task sent an event of its own.");

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) =>
        throw new NotSupportedException();
}
