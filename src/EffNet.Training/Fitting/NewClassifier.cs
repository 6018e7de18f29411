using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>Initializes the new classifier of a network whose other stages have trained weights, see <see cref="TrainingRecipe.ZeroNewClassifier"/>.</summary>
internal static class NewClassifier
{
    /// <summary>
    /// Sets weights and biases to 0 if the classifier still has its initial random weights: it was excluded when weights were loaded, and the network has no class names.
    /// Otherwise, the method does nothing.
    /// </summary>
    /// <param name="network">The network.</param>
    public static void Clear(UnrolledNetwork network)
    {
        if (network.WeightsReport is not { Kept: { Count: > 0 } kept } || network.WeightsInfo.ClassNames is not null)
            return;
        using var withoutGradients = no_grad();
        using var scope = NewDisposeScope();
        var state = network.state_dict();
        foreach (var name in kept)
            state[name].zero_();
    }
}
