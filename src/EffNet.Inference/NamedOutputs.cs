using EffNet.Networks;

namespace EffNet.Inference;

/// <summary>Lists the additional outputs of an engine.</summary>
internal static class NamedOutputs
{
    private const string Embedding = "embedding";

    /// <summary>Returns the additional outputs in a fixed order.</summary>
    /// <param name="network">The network.</param>
    /// <param name="outputs">The requested outputs.</param>
    /// <exception cref="ArgumentException">The embedding was requested, but the network has no classifier.</exception>
    public static IEnumerable<NamedValue> Of(Network network, InferenceOutputs outputs)
    {
        if (outputs.HasFlag(InferenceOutputs.Embedding))
        {
            yield return network.Classifier is { } classifier
                ? new NamedValue(Embedding, classifier.Features)
                : throw new ArgumentException(
                    $"The network has no classifier, so its output already is the embedding; remove '{nameof(InferenceOutputs.Embedding)}' from the outputs.", nameof(outputs));
        }

        if (!outputs.HasFlag(InferenceOutputs.Features))
            yield break;
        foreach (var (_, stage) in network.Reductions)
            yield return new NamedValue(stage.Name, stage.Result);
    }
}
