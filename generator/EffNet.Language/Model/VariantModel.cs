using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Model;

/// <summary>A network to generate.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="TypeName">The name of its C# type.</param>
/// <param name="Family">The name of its family.</param>
/// <param name="IsPublic"><see langword="true"/> if its type is public.</param>
/// <param name="Phi">The compound coefficient; <see langword="null"/> if the file specifies the factors.</param>
/// <param name="Origin">
/// A sentence about how phi or a factor was found, by <c>solve(…)</c> or a search; <see langword="null"/> if the file specifies all of them.
/// </param>
/// <param name="Profile">The name of its profile.</param>
/// <param name="Definition">The settings of the network; <see langword="null"/> if they are unknown because of an error.</param>
/// <param name="Paper">The figures of a publication; <see langword="null"/> if the file quotes none.</param>
/// <param name="Network">The network; <see langword="null"/> if an error prevents it.</param>
/// <param name="Broken">The reason why there is no network; <see langword="null"/> if there is a network.</param>
public sealed record VariantModel(
    string Name,
    string TypeName,
    string Family,
    bool IsPublic,
    double? Phi,
    string? Origin,
    string Profile,
    VariantDefinition? Definition,
    PaperFigures? Paper,
    Network? Network,
    BrokenReason? Broken)
{
    /// <summary>Gets the members that a broken variant would have; <see langword="null"/> if they cannot be derived from the file.</summary>
    public NetworkOutline? Outline { get; init; }

    /// <summary>Gets the measured accuracies of trained weights, in the order of the file.</summary>
    public EquatableArray<Measurement> Measured { get; init; }

    /// <summary>Gets the search candidates that share this type; <see langword="null"/> for a variant that the file declares.</summary>
    public CandidateNetwork? Candidates { get; init; }
}
