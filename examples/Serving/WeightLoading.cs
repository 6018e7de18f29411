using EffNet.Inference;
using EffNet.Weights;

namespace Serving;

/// <summary>Loads weights at the start of the service. If they cannot be loaded, the service ends with a message of one line.</summary>
internal static class WeightLoading
{
    /// <summary>Creates an engine with the weights of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="load">A function that creates the engine from the path.</param>
    /// <param name="error">Receives the message if there is no engine.</param>
    /// <returns>The engine; <see langword="null"/> if the file is missing, is not readable, has weights of another network, or does not specify a preprocessing.</returns>
    public static InferenceEngine? TryLoad(string path, Func<string, InferenceEngine> load, TextWriter error)
    {
        try
        {
            var engine = load(path);
            if (engine.Info.Preprocessing is not null)
                return engine;
            engine.Dispose();
            error.WriteLine(
                $"The weights '{path}' cannot be used: they do not state how pictures are prepared. Save them with EffNet, which adds the preprocessing;"
                + " or write an engine with a preprocessing, with 'effnet export -o b0.engine --size 224'; or pass InferenceOptions.Info to Engine.Load in Program.cs.");
            return null;
        }
        catch (Exception exception) when (
            exception is WeightMismatchException or WeightFileException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error.WriteLine($"The weights '{path}' cannot be used: {string.Join(' ', exception.Message.Split('\n').Select(line => line.Trim()))}");
            return null;
        }
    }
}
