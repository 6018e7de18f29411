namespace EffNet.Language.CSharp;

/// <summary>The first and last lines of every generated run, which dispose the created values if an exception is thrown.</summary>
internal static class RunCode
{
    /// <summary>The first line of a run.</summary>
    public const string Begin = "using var run = BeginRun();";

    /// <summary>Returns the expression that completes a run with <paramref name="result"/>.</summary>
    public static string Complete(string result) => $"run.Complete({result})";
}
