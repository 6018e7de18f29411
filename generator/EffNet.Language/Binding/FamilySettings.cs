using EffNet.Language.Networks;
using EffNet.Language.Scaling;

namespace EffNet.Language.Binding;

/// <summary>The settings of a family, which apply to all its variants.</summary>
/// <param name="Definition">The stage table with the settings that it needs; <see langword="null"/> if it cannot be read.</param>
/// <param name="Rows">The rows of the stage table that can be read.</param>
/// <param name="IsTableComplete"><see langword="true"/> if <paramref name="Rows"/> contains every row of the table.</param>
/// <param name="InputSize">The height and width of the image in pixels, at phi = 0; 0 if it cannot be read.</param>
/// <param name="Scaling">The factors per unit of phi; <see langword="null"/> if the family does not state them.</param>
/// <param name="Profile">The profile; <see langword="null"/> if the setting is missing or wrong.</param>
/// <param name="Dropout">The rate of dropout before the classifier, for variants that do not state a rate.</param>
/// <param name="DropPath">The rate of stochastic depth, for variants that do not state a rate.</param>
/// <param name="Bounds">The bounds that every variant must meet.</param>
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
    /// <summary>Gets the stage table, including rows that could be read only in part.</summary>
    public IReadOnlyList<StageDefinition> Outline { get; init; } = [];
}
