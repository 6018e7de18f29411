namespace FineTune;

/// <summary>The exit codes of the program.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The command line, the images, the weights or the training is wrong; one message states what.</summary>
    public const int Failure = 1;

    /// <summary>Ctrl+C, as shells number it.</summary>
    public const int Canceled = 130;
}
