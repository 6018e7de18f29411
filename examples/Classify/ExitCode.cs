namespace Classify;

/// <summary>What the program tells its shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Some pictures could not be read, or there was nothing to do.</summary>
    public const int Failure = 1;

    /// <summary>Ctrl+C, as shells have it.</summary>
    public const int Canceled = 130;
}
