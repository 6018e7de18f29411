using EffNet.Inference;

namespace Serving;

/// <summary>Writes the log lines at the start of the service.</summary>
internal static partial class StartLog
{
    [LoggerMessage(LogLevel.Information, "{Network}; {Threads} threads, vectors {Vectors}, {Megabytes} MB of weights")]
    public static partial void Engine(ILogger logger, string network, int threads, VectorPath vectors, long megabytes);

    [LoggerMessage(
        LogLevel.Warning,
        "The program computes with vectors of 128 bits. If the processor has AVX2, compile with <IlcInstructionSet>x86-64-v3</IlcInstructionSet>; "
        + "the program then takes less than half of the time.")]
    public static partial void NarrowVectors(ILogger logger);
}
