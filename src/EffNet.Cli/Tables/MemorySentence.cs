using EffNet.Networks;

namespace EffNet.Cli.Tables;

/// <summary>Describes a network's activations and their memory in sentences, because a table would need a column for every mode.</summary>
internal static class MemorySentence
{
    /// <summary>Returns the sentences about <paramref name="network"/>.</summary>
    public static string Of(Network network)
    {
        var peak = ActivationMemory.Forward(network);
        var training = Figures.Bytes(ActivationMemory.Training(network));
        return $"Activations: {Figures.Exact(network.Activations)} elements in the outputs of convolutions and linear layers, for one image. "
            + $"Activation memory: {Figures.Bytes(peak.Bytes)} in evaluation (peak in {peak.Stage.Name}), {training} in training.";
    }
}
