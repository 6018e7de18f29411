using EffNet.Language.Networks;
using EffNet.Language.Scaling;

namespace EffNet.Language.Binding;

/// <summary>What a family says to all its variants.</summary>
/// <param name="Definition">The stage table and what goes with it; <see langword="null"/> where it cannot be read.</param>
/// <param name="Rows">The rows of the stage table that can be read.</param>
/// <param name="IsTableComplete">Whether those are all.</param>
/// <param name="InputSize">Resolution at phi = 0.</param>
/// <param name="Scaling">What phi means, if the family says so.</param>
/// <param name="Profile">The profile; <see langword="null"/> if its name is missing or wrong.</param>
/// <param name="Dropout">Dropout unless a variant says otherwise.</param>
/// <param name="DropPath">Stochastic depth unless a variant says otherwise.</param>
/// <param name="Bounds">What every variant is required to meet.</param>
internal sealed record FamilySettings(
    FamilyDefinition? Definition,
    IReadOnlyList<StageRow> Rows,
    bool IsTableComplete,
    int InputSize,
    CompoundScaling? Scaling,
    ProfileReference? Profile,
    double Dropout,
    double DropPath,
    IReadOnlyList<CostBound> Bounds)
{
    /// <summary>The stage table with the rows that could be read only in part.</summary>
    public IReadOnlyList<StageDefinition> Outline { get; init; } = [];
}
