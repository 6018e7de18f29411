using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Model;

/// <summary>
/// What a file means, without any trace of how or where it says so: two texts that differ in comments or order of words have
/// equal models, and nothing behind this point runs again.
/// </summary>
/// <param name="Namespace">The declared namespace; <see langword="null"/> leaves it to the project.</param>
/// <param name="Families">The families in order.</param>
public sealed record FileModel(string? Namespace, EquatableArray<FamilyModel> Families);

/// <summary>A family of networks that share a stage table.</summary>
/// <param name="Name">Its name, also of the C# class that lists its variants.</param>
/// <param name="IsPublic">Whether its types are public; internal otherwise.</param>
/// <param name="Variants">Its variants in order, the broken ones and those of searches included.</param>
/// <param name="Searches">Its searches in order.</param>
public sealed record FamilyModel(string Name, bool IsPublic, EquatableArray<VariantModel> Variants, EquatableArray<SearchModel> Searches)
{
    /// <summary>Returns its variants, then the networks that its searches ask for.</summary>
    public IEnumerable<VariantModel> AllNetworks() => Variants.Concat(Searches.SelectMany(s => s.Networks));
}

/// <summary>One network to generate.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="TypeName">Its C# type.</param>
/// <param name="Family">Its family's name.</param>
/// <param name="IsPublic">Whether its type is public.</param>
/// <param name="Phi">The compound coefficient it was scaled by; <see langword="null"/> where the factors were written out.</param>
/// <param name="Origin">How phi was found, as a sentence; <see langword="null"/> where the file states it.</param>
/// <param name="Profile">The name of its profile.</param>
/// <param name="Definition">What it decides; <see langword="null"/> where the file is wrong.</param>
/// <param name="Paper">What the paper prints for it, if the file quotes that.</param>
/// <param name="Network">Its layers; <see langword="null"/> where the file is wrong.</param>
/// <param name="Broken">Why there is no network.</param>
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
    /// <summary>The members that it would have, where it is broken; <see langword="null"/> where the file does not show them.</summary>
    public NetworkOutline? Outline { get; init; }

    /// <summary>What was measured with trained weights, in the order of the file.</summary>
    public EquatableArray<Measurement> Measured { get; init; }

    /// <summary>The candidates whose type it is; <see langword="null"/> for a variant of the family.</summary>
    public CandidateNetwork? Candidates { get; init; }
}

/// <summary>Why a variant could not be built.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Message">Its message.</param>
public sealed record BrokenReason(string Id, string Message);

/// <summary>The rounded costs a publication prints for a variant.</summary>
/// <param name="Parameters">Parameters as printed.</param>
/// <param name="Flops">Multiply-adds as printed.</param>
public sealed record PaperFigures(PrintedFigure? Parameters, PrintedFigure? Flops);
