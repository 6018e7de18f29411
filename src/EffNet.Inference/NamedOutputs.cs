using EffNet.Networks;

namespace EffNet.Inference;

/// <summary>The values of a network that an engine returns besides its own outputs.</summary>
internal static class NamedOutputs
{
    private const string Embedding = "embedding";

    /// <summary>Returns them, in a fixed order.</summary>
    /// <param name="network">The network.</param>
    /// <param name="outputs">What is asked for.</param>
    /// <exception cref="ArgumentException">The network has no classifier, and with it no embedding besides its output.</exception>
    public static IEnumerable<NamedValue> Of(Network network, InferenceOutputs outputs)
    {
        if (outputs.HasFlag(InferenceOutputs.Embedding))
        {
            yield return network.Classifier is { } classifier
                ? new NamedValue(Embedding, classifier.Features)
                : throw new ArgumentException("The network has no classifier: its output is the embedding already.", nameof(outputs));
        }

        if (!outputs.HasFlag(InferenceOutputs.Features))
            yield break;
        foreach (var (_, stage) in network.Reductions)
            yield return new NamedValue(stage.Name, stage.Result);
    }
}
