using System.Runtime.CompilerServices;

namespace EffNet.Networks;

/// <summary>
/// Computes the bytes that the activations of one image occupy in single precision while generated code runs a network. The figures follow from the plan; they
/// are not estimates. Weights, gradients and the working memory of kernels are not counted.
/// </summary>
public static class ActivationMemory
{
    /// <summary>The bytes of one number.</summary>
    private const int Precision = sizeof(float);

    /// <summary>Limits, generated code and the tool all read these figures, so each is computed once per network.</summary>
    private static readonly ConditionalWeakTable<Network, ActivationPeak> s_peaks = new();
    private static readonly ConditionalWeakTable<Network, TrainingMemory> s_training = new();

    /// <summary>
    /// Returns the largest number of bytes that are in use at once while the generated <c>forward</c> evaluates an image, including its own copy of the image.
    /// Batch norms are folded, and values that are not read again are overwritten or disposed. The input of a stage or block stays in memory until it returns,
    /// because its caller holds it.
    /// </summary>
    /// <param name="network">The network.</param>
    public static ActivationPeak Forward(Network network) => s_peaks.GetValue(network, n => new EvaluationMemory(n).FindPeak(Precision));

    /// <summary>
    /// Returns the bytes in use when the generated <c>forward</c> returns in training: the tensors that autograd keeps for the backward pass, each counted
    /// once. The statistics of batch norms are not counted because they do not grow with the batch.
    /// </summary>
    /// <param name="network">The network.</param>
    public static long Training(Network network) => Measure(network).Bytes;

    /// <summary>
    /// Returns the bytes of <see cref="Training"/> for each stage, assigned to the stage that computes the tensors. The image is not counted.
    /// </summary>
    /// <param name="network">The network.</param>
    public static IReadOnlyList<(Stage Stage, long Bytes)> TrainingByStage(Network network) => Measure(network).Stages;

    private static TrainingMemory Measure(Network network) => s_training.GetValue(network, n => TrainingMemory.Of(n, Precision));
}
