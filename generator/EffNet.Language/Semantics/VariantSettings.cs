using EffNet.Language.Networks;
using EffNet.Language.Syntax;

namespace EffNet.Language.Semantics;

/// <summary>What one variant says, before anything it leaves out is looked up.</summary>
internal sealed record VariantSettings
{
    public double? Phi { get; init; }

    public SolveTarget? Solve { get; init; }

    public double? Width { get; init; }

    public double? Depth { get; init; }

    public int? Resolution { get; init; }

    public double? Dropout { get; init; }

    public double? DropPath { get; init; }

    public BatchNormConstants? Norm { get; init; }

    public NameSyntax? Profile { get; init; }

    /// <summary>Outputs of its classifier.</summary>
    public int? Classes { get; init; }

    /// <summary>Its activation.</summary>
    public ActivationFunction? Activation { get; init; }

    /// <summary>What it says itself about single stages; of two about one argument, the later one counts. Not inherited: the stage table is.</summary>
    public IReadOnlyList<StageOverride> Overrides { get; init; } = [];

    /// <summary>Whether it changes the stage table, or what the family says to all stages.</summary>
    public bool ChangesTable => Overrides.Count > 0 || Classes is not null || Activation is not null;

    /// <summary>Whether any factor is written out.</summary>
    public bool StatesFactors => this is not { Width: null, Depth: null, Resolution: null };

    /// <summary>Whether all factors are written out, so that phi has no effect.</summary>
    public bool LeavesNothingToPhi => this is { Width: not null, Depth: not null, Resolution: not null };

    /// <summary>
    /// These settings with what they leave out taken from <paramref name="basis"/>. A phi of one's own replaces inherited
    /// factors, or it would have no effect; a profile of one's own replaces an inherited norm, which spoke about the other profile.
    /// </summary>
    public VariantSettings Over(VariantSettings basis)
    {
        var statesPhi = Phi is not null || Solve is not null;
        var factors = statesPhi ? new VariantSettings() : basis;
        return new VariantSettings
        {
            Phi = Phi ?? factors.Phi,
            Solve = Solve ?? factors.Solve,
            Width = Width ?? factors.Width,
            Depth = Depth ?? factors.Depth,
            Resolution = Resolution ?? factors.Resolution,
            Dropout = Dropout ?? basis.Dropout,
            DropPath = DropPath ?? basis.DropPath,
            Norm = Norm ?? (Profile is null ? basis.Norm : null),
            Profile = Profile ?? basis.Profile,
            Overrides = Overrides,
        };
    }
}
