using System.Runtime.CompilerServices;

namespace EffNet.Networks;

/// <summary>
/// The bytes that one image's activations occupy in single precision while generated code runs a network. They follow from the plan; nothing is estimated. Memory that kernels need for
/// themselves, weights, and gradients are not activations.
/// </summary>
public static class ActivationMemory
{
    /// <summary>Bytes of one number.</summary>
    private const int Precision = sizeof(float);

    /// <summary>Every bound, generated code and the tool ask for a network's figures: each is computed once.</summary>
    private static readonly ConditionalWeakTable<Network, ActivationPeak> s_peaks = new();
    private static readonly ConditionalWeakTable<Network, TrainingMemory> s_training = new();

    /// <summary>
    /// Returns the most that is alive at once while the generated <c>forward</c> evaluates an image, its own copy of the image included: batch norms are folded, values that nothing reads again
    /// are overwritten or disposed, and what a stage or block reads is kept until it returns, as its caller does.
    /// </summary>
    /// <param name="network">The network.</param>
    public static ActivationPeak Forward(Network network) => s_peaks.GetValue(network, n => new EvaluationMemory(n).FindPeak(Precision));

    /// <summary>
    /// Returns what is alive when the generated <c>forward</c> returns in training: what autograd keeps for the backward pass, every tensor once. Batch norm's statistics, which do not grow
    /// with the batch, are not counted.
    /// </summary>
    /// <param name="network">The network.</param>
    public static long Training(Network network) => Measure(network).Bytes;

    /// <summary>Returns the same by the stage that computes the tensors, without the image.</summary>
    /// <param name="network">The network.</param>
    public static IReadOnlyList<(Stage Stage, long Bytes)> TrainingByStage(Network network) => Measure(network).Stages;

    private static TrainingMemory Measure(Network network) => s_training.GetValue(network, n => TrainingMemory.Of(n, Precision));
}
