using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Cli.Comparison;

/// <summary>A variant that is in one of two files only.</summary>
/// <param name="Type">Its C# type.</param>
/// <param name="Parameters">Parameter count; <see langword="null"/>, like the other figures, if it has no network.</param>
/// <param name="Flops">Multiply-adds for one image.</param>
/// <param name="Activations">Elements of the outputs of all convolutions and linear layers for one image.</param>
/// <param name="MemoryBytes">Bytes of activations in evaluation of one image.</param>
/// <param name="TrainingMemoryBytes">Bytes of activations that training keeps for one image.</param>
/// <param name="Resolution">Height and width of its images.</param>
internal sealed record VariantSummary(
    string Type, long? Parameters, long? Flops, long? Activations, long? MemoryBytes, long? TrainingMemoryBytes, int? Resolution)
{
    /// <summary>Describes <paramref name="variant"/>.</summary>
    public static VariantSummary Of(VariantModel variant) => variant.Network is { } network
        ? new VariantSummary(
            variant.TypeName,
            network.Parameters,
            network.MultiplyAdds,
            network.Activations,
            ActivationMemory.Forward(network).Bytes,
            ActivationMemory.Training(network),
            network.Input.Height)
        : new VariantSummary(variant.TypeName, null, null, null, null, null, null);
}
