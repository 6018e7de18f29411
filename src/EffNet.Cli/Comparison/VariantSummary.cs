using EffNet.Language.Model;
using EffNet.Language.Networks;

namespace EffNet.Cli.Comparison;

/// <summary>A variant that is in one of two files only.</summary>
/// <param name="Type">Its C# type.</param>
/// <param name="Parameters">Parameter count; <see langword="null"/>, like the other figures, if it has no network.</param>
/// <param name="Flops">Multiply-adds for one image.</param>
/// <param name="ActivationBytes">Bytes of activations in evaluation of one image.</param>
/// <param name="TrainingActivationBytes">Bytes of activations that training keeps for one image.</param>
/// <param name="Resolution">Height and width of its images.</param>
internal sealed record VariantSummary(string Type, long? Parameters, long? Flops, long? ActivationBytes, long? TrainingActivationBytes, int? Resolution)
{
    /// <summary>Describes <paramref name="variant"/>.</summary>
    public static VariantSummary Of(VariantModel variant) => variant.Network is { } network
        ? new VariantSummary(
            variant.TypeName,
            network.Parameters,
            network.MultiplyAdds,
            ActivationMemory.Forward(network).Bytes,
            ActivationMemory.Training(network),
            network.Input.Size)
        : new VariantSummary(variant.TypeName, null, null, null, null, null);
}
