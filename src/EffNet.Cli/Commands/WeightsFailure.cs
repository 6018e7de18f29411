using System.CommandLine;

namespace EffNet.Cli.Commands;

/// <summary>What the commands of weights say where the environment asks for the impossible.</summary>
internal static class WeightsFailure
{
    /// <summary>Runs <paramref name="command"/>, and reports what it throws.</summary>
    public static int Report(ParseResult result, Func<int> command)
    {
        try
        {
            return command();
        }
        catch (CheckpointException exception)
        {
            result.Error.WriteError("effnet weights", exception.Message);
            return ExitCode.Failure;
        }
    }
}
