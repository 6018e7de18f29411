namespace FineTune;

/// <summary>The exit codes of the program.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The command line, the images, the weights or the training has an error. A message describes it.</summary>
    public const int Failure = 1;

    /// <summary>The program was canceled with Ctrl+C. Shells use the same code.</summary>
    public const int Canceled = 130;
}
