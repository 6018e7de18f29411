using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>The classifier of a network whose other stages have trained weights, as <see cref="TrainingRecipe.ZeroNewClassifier"/> describes it.</summary>
internal static class NewClassifier
{
    /// <summary>
    /// Sets weights and biases to 0 if the classifier is as it was drawn: the last file that was loaded was to keep it, and the network has no class names. Otherwise, nothing is changed.
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
