using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Cli.Comparison;

/// <summary>A variant that only one of two files has.</summary>
/// <param name="Type">The C# type of the variant.</param>
/// <param name="Parameters">The parameter count; <see langword="null"/>, like the other figures, if the variant has no network.</param>
/// <param name="Flops">The multiply-adds for one image.</param>
/// <param name="Activations">The number of elements in the outputs of all convolutions and linear layers for one image.</param>
/// <param name="MemoryBytes">The bytes of activations in the evaluation of one image.</param>
/// <param name="TrainingMemoryBytes">The bytes of activations that training keeps for one image.</param>
/// <param name="Resolution">The height and width of the images.</param>
internal sealed record ComparedVariant(
    string Type, long? Parameters, long? Flops, long? Activations, long? MemoryBytes, long? TrainingMemoryBytes, int? Resolution)
{
    /// <summary>Describes <paramref name="variant"/>.</summary>
    public static ComparedVariant Of(VariantModel variant) => variant.Network is { } network
        ? new ComparedVariant(
            variant.TypeName,
            network.Parameters,
            network.MultiplyAdds,
            network.Activations,
            ActivationMemory.Forward(network).Bytes,
            ActivationMemory.Training(network),
            network.Input.Height)
        : new ComparedVariant(variant.TypeName, null, null, null, null, null, null);
}
