namespace Classify;

/// <summary>Defines the exit codes of the program.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Some pictures could not be read, or there was nothing to do.</summary>
    public const int Failure = 1;

    /// <summary>The program was canceled with Ctrl+C. Shells use the same code.</summary>
    public const int Canceled = 130;
}
