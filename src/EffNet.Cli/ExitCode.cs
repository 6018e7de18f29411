namespace EffNet.Cli;

/// <summary>What the process says to the script that started it.</summary>
internal static class ExitCode
{
    /// <summary>Nothing is wrong.</summary>
    public const int Success = 0;

    /// <summary>A file is wrong, cannot be read or cannot be written.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong: no file was looked at.</summary>
    public const int Usage = 2;

    /// <summary>What <c>diff --exit-code</c> says of files that differ, as <c>git diff</c> does.</summary>
    public const int Different = 1;

    /// <summary>What <c>diff --exit-code</c> says of files with errors, as <c>diff</c> does: 1 is taken.</summary>
    public const int CannotCompare = 2;
}
