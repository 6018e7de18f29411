namespace EffNet.Language.CSharp;

/// <summary>The two lines around every generated run, which dispose what it created if an exception ends it.</summary>
internal static class RunCode
{
    /// <summary>The first line of a run.</summary>
    public const string Begin = "using var run = BeginRun();";

    /// <summary>The expression that completes a run with <paramref name="result"/>.</summary>
    public static string Complete(string result) => $"run.Complete({result})";
}
