using System.Text.Json.Serialization;
using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Cli.Description;

/// <summary>A variant with its network.</summary>
/// <param name="Family">The name of the family.</param>
/// <param name="Name">The name of the variant in the family.</param>
/// <param name="Type">The C# type of the variant.</param>
/// <param name="Phi">The compound coefficient; <see langword="null"/> if the file specifies the factors.</param>
/// <param name="Origin">A sentence about how phi was found; <see langword="null"/> if the file specifies it.</param>
/// <param name="Width">Factor on channels.</param>
/// <param name="Depth">Factor on repeats.</param>
/// <param name="Resolution">Height and width of the images.</param>
/// <param name="Dropout">Dropout rate before the classifier.</param>
/// <param name="Parameters">Parameter count.</param>
/// <param name="Flops">Multiply-adds for one image.</param>
/// <param name="Activations">Elements of the outputs of all convolutions and linear layers for one image.</param>
/// <param name="MemoryBytes">The largest number of bytes of activations that are alive at once during the evaluation of one image.</param>
/// <param name="TrainingMemoryBytes">Bytes of activations that training keeps for the backward pass of one image.</param>
/// <param name="Stages">The stages of the variant in order of execution.</param>
/// <param name="Measured">The accuracies that the file states for the variant. If it states none, <see langword="null"/>, and not in the JSON.</param>
internal sealed record VariantDescription(
    string Family,
    string Name,
    string Type,
    double? Phi,
    string? Origin,
    double Width,
    double Depth,
    int Resolution,
    double Dropout,
    long Parameters,
    long Flops,
    long Activations,
    long MemoryBytes,
    long TrainingMemoryBytes,
    IReadOnlyList<StageDescription> Stages,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<MeasurementDescription>? Measured)
{
    /// <summary>Describes <paramref name="variant"/>. Returns <see langword="null"/> if it has no network.</summary>
    public static VariantDescription? Of(VariantModel variant) => variant is not { Definition: { } definition, Network: { } network }
        ? null
        : new VariantDescription(
            variant.Family,
            variant.Name,
            variant.TypeName,
            variant.Phi,
            variant.Origin,
            definition.Scale.Width,
            definition.Scale.Depth,
            definition.Scale.Resolution,
            definition.Dropout,
            network.Parameters,
            network.MultiplyAdds,
            network.Activations,
            ActivationMemory.Forward(network).Bytes,
            ActivationMemory.Training(network),
            [.. network.Stages.Select(StageDescription.Of)],
            variant.Measured.Count == 0 ? null : [.. variant.Measured.Select(MeasurementDescription.Of)]);
}
