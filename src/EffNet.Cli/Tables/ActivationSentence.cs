using EffNet.Language.Networks;

namespace EffNet.Cli.Tables;

/// <summary>How much memory a network's activations take, in a sentence: one row of a table would need a column for every mode.</summary>
internal static class ActivationSentence
{
    /// <summary>The sentence about <paramref name="network"/>.</summary>
    public static string Of(Network network)
    {
        var peak = ActivationMemory.Forward(network);
        return $"Activations of one image: {Figures.Bytes(peak.Bytes)} in evaluation, the peak in {peak.Stage.Name}; {Figures.Bytes(ActivationMemory.Training(network))} in training.";
    }
}
