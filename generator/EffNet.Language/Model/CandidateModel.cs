using EffNet.Language.Scaling;

namespace EffNet.Language.Model;

/// <summary>A candidate of a search: a network that meets all constraints.</summary>
/// <param name="Coefficients">The first coefficients on the grid that result in this network.</param>
/// <param name="Scale">The factors and resolution that result from the coefficients.</param>
/// <param name="Parameters">The parameter count.</param>
/// <param name="MultiplyAdds">Multiply-adds for one image.</param>
/// <param name="Points">The number of points on the grid that result in this network.</param>
public sealed record CandidateModel(CompoundScaling Coefficients, Scale Scale, long Parameters, long MultiplyAdds, int Points)
{
    /// <summary>Gets the C# type of its network; <see langword="null"/> if none is generated.</summary>
    public string? NetworkType { get; init; }
}
