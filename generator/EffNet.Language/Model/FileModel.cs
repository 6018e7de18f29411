using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Model;

/// <summary>
/// The model of a file, independent of its text: two texts that differ in comments or order of words have equal models, and no later step of the pipeline runs
/// again.
/// </summary>
/// <param name="Namespace">The declared namespace; <see langword="null"/> if the project determines it.</param>
/// <param name="Families">The families in order.</param>
public sealed record FileModel(string? Namespace, EquatableArray<FamilyModel> Families);

/// <summary>A family of networks that share a stage table.</summary>
/// <param name="Name">Its name, which is also the name of the C# class that lists its variants.</param>
/// <param name="IsPublic"><see langword="true"/> if its types are public; <see langword="false"/> if they are internal.</param>
/// <param name="Variants">Its variants in order, including broken ones and those of searches.</param>
/// <param name="Searches">Its searches in order.</param>
public sealed record FamilyModel(string Name, bool IsPublic, EquatableArray<VariantModel> Variants, EquatableArray<SearchModel> Searches)
{
    /// <summary>Returns the variants, then the networks that the searches declare.</summary>
    public IEnumerable<VariantModel> AllNetworks() => Variants.Concat(Searches.SelectMany(s => s.Networks));
}

/// <summary>A network to generate.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="TypeName">Its C# type.</param>
/// <param name="Family">Its family's name.</param>
/// <param name="IsPublic"><see langword="true"/> if its type is public.</param>
/// <param name="Phi">The compound coefficient; <see langword="null"/> if the file specifies the factors.</param>
/// <param name="Origin">A sentence about how phi was found; <see langword="null"/> if the file specifies it.</param>
/// <param name="Profile">The name of its profile.</param>
/// <param name="Definition">Its settings; <see langword="null"/> if the file has errors.</param>
/// <param name="Paper">The paper's figures, if the file quotes them.</param>
/// <param name="Network">Its layers; <see langword="null"/> if the file has errors.</param>
/// <param name="Broken">The reason why there is no network.</param>
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
    /// <summary>Gets the members that a broken variant would have; <see langword="null"/> if the file does not show them.</summary>
    public NetworkOutline? Outline { get; init; }

    /// <summary>Gets what was measured with trained weights, in the order of the file.</summary>
    public EquatableArray<Measurement> Measured { get; init; }

    /// <summary>Gets the candidates with this type; <see langword="null"/> for a variant of the family.</summary>
    public CandidateNetwork? Candidates { get; init; }
}

/// <summary>The reason why a variant could not be built.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Message">Its message.</param>
public sealed record BrokenReason(string Id, string Message);

/// <summary>The rounded costs that a publication prints for a variant.</summary>
/// <param name="Parameters">The parameter count as printed.</param>
/// <param name="Flops">The multiply-adds as printed.</param>
public sealed record PaperFigures(PrintedFigure? Parameters, PrintedFigure? Flops);
