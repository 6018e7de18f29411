using EffNet.Language.Scaling;
using EffNet.Networks;

namespace EffNet.Language.Model;

/// <summary>A grid search over the coefficients of compound scaling: section 3.3 of the paper, step 1.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="TypeName">The C# class that lists its candidates.</param>
/// <param name="Family">Its family's name.</param>
/// <param name="IsPublic">Whether that class is public.</param>
/// <param name="Phi">The compound coefficient that is held fixed.</param>
/// <param name="Points">Points of the grid, before any constraint.</param>
/// <param name="Constraints">What candidates meet, as the file says it.</param>
/// <param name="Candidates">Every network that meets them, in the order of the grid.</param>
public sealed record SearchModel(
    string Name, string TypeName, string Family, bool IsPublic, double Phi, int Points, string Constraints, EquatableArray<SearchCandidate> Candidates)
{
    /// <summary>Whether the file asks for a network of every candidate. Where that is a mistake, no candidate has one.</summary>
    public bool HasNetworks { get; init; }

    /// <summary>The types of those networks, in the order of the grid: one for all candidates that differ in resolution alone.</summary>
    public EquatableArray<VariantModel> Networks { get; init; }
}

/// <summary>One network of a search.</summary>
/// <param name="Coefficients">The first coefficients on the grid that give it.</param>
/// <param name="Scale">What they scale to.</param>
/// <param name="Parameters">Learned numbers.</param>
/// <param name="MultiplyAdds">Multiply-adds for one image.</param>
/// <param name="Points">How many points of the grid give this same network.</param>
public sealed record SearchCandidate(CompoundScaling Coefficients, Scale Scale, long Parameters, long MultiplyAdds, int Points)
{
    /// <summary>The C# type of its network; <see langword="null"/> if none is generated.</summary>
    public string? NetworkType { get; init; }
}

/// <summary>What makes a network the type of a search's candidates.</summary>
/// <param name="SearchType">The C# class that lists the candidates.</param>
/// <param name="Candidates">The numbers of those that share the type, counted from 1 in the order of the grid.</param>
public sealed record CandidateNetwork(string SearchType, EquatableArray<int> Candidates)
{
    /// <summary>Whether several candidates share the type.</summary>
    public bool IsShared => Candidates.Count > 1;
}
