using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>What one variant says, before anything it leaves out is looked up.</summary>
internal sealed record VariantSettings
{
    public double? Phi { get; init; }

    /// <summary>The targets that phi or a factor is solved for.</summary>
    public SolveTarget? Solve { get; init; }

    public double? Width { get; init; }

    public double? Depth { get; init; }

    public int? Resolution { get; init; }

    public double? Dropout { get; init; }

    public double? DropPath { get; init; }

    public BatchNormConstants? Norm { get; init; }

    public ProfileReference? Profile { get; init; }

    /// <summary>Outputs of its classifier.</summary>
    public int? Classes { get; init; }

    /// <summary>Its activation.</summary>
    public ActivationFunction? Activation { get; init; }

    /// <summary>What it says itself about single stages; of two about one argument, the later one counts. Not inherited: the stage table is.</summary>
    public IReadOnlyList<StageOverride> Overrides { get; init; } = [];

    /// <summary>Whether it changes the stage table, or what the family says to all stages.</summary>
    public bool ChangesTable => Overrides.Count > 0 || Classes is not null || Activation is not null;

    /// <summary>Whether it says anything about phi.</summary>
    public bool StatesPhi => Phi is not null || Solves(SolvedSetting.Phi);

    /// <summary>Whether any factor is written out or solved.</summary>
    public bool StatesFactors => StatesWidth || StatesDepth || StatesResolution;

    /// <summary>Whether all factors are written out or solved, so that phi has no effect.</summary>
    public bool LeavesNothingToPhi => StatesWidth && StatesDepth && StatesResolution;

    /// <summary>Whether <paramref name="setting"/> is solved.</summary>
    public bool Solves(SolvedSetting setting) => Solve?.Setting == setting;

    private bool StatesWidth => Width is not null || Solves(SolvedSetting.Width);

    private bool StatesDepth => Depth is not null || Solves(SolvedSetting.Depth);

    private bool StatesResolution => Resolution is not null || Solves(SolvedSetting.Resolution);

    /// <summary>
    /// These settings with what they leave out taken from <paramref name="basis"/>. A phi of one's own replaces inherited
    /// factors, or it would have no effect; a number of one's own replaces an inherited target for the same setting; a profile of
    /// one's own replaces an inherited norm, which spoke about the other profile.
    /// </summary>
    public VariantSettings Over(VariantSettings basis)
    {
        var factors = StatesPhi ? new VariantSettings() : basis;
        var solve = factors.Solve is { } inherited && inherited.Setting.Get(this) is null ? inherited : null;
        return new VariantSettings
        {
            Phi = Phi ?? factors.Phi,
            Solve = Solve ?? solve,
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
