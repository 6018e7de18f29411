using System.Collections;
using Microsoft.Build.Framework;
using Xunit;

namespace EffNet.Build.Tests;

/// <summary>Stands in for MSBuild and keeps what the task tells it. A task that reports an error fails the test at once.</summary>
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
