namespace EffNet.Cli;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCode
{
    /// <summary>Success.</summary>
    public const int Success = 0;

    /// <summary>A file has errors, or cannot be read or written.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong. No file was read.</summary>
    public const int Usage = 2;

    /// <summary>The files that <c>diff --exit-code</c> compares differ. <c>git diff</c> uses the same code.</summary>
    public const int Different = 1;

    /// <summary>A file that <c>diff --exit-code</c> compares has errors. The code is not 1, because 1 means that the files differ.</summary>
    public const int CannotCompare = 2;
}
