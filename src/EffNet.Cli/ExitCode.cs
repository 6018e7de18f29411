namespace EffNet.Cli;

/// <summary>What the process says to the script that started it; also what the command line parser returns for a usage error.</summary>
internal static class ExitCode
{
    /// <summary>Nothing is wrong.</summary>
    public const int Success = 0;

    /// <summary>A file or the command line is wrong.</summary>
    public const int Failure = 1;
}
