using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>The settings of one variant. A setting that the variant does not state is <see langword="null"/>.</summary>
internal sealed record VariantSettings
{
    /// <summary>Gets the compound coefficient.</summary>
    public double? Phi { get; init; }

    /// <summary>Gets the target that phi or a factor is solved for.</summary>
    public SolveTarget? Solve { get; init; }

    /// <summary>Gets the factor on channels.</summary>
    public double? Width { get; init; }

    /// <summary>Gets the factor on repeats.</summary>
    public double? Depth { get; init; }

    /// <summary>Gets the height and width of the image in pixels.</summary>
    public int? Resolution { get; init; }

    /// <summary>Gets the rate of dropout before the classifier.</summary>
    public double? Dropout { get; init; }

    /// <summary>Gets the rate of stochastic depth, which is reached at the end of the network.</summary>
    public double? DropPath { get; init; }

    /// <summary>Gets the constants of batch norm.</summary>
    public BatchNormConstants? Norm { get; init; }

    /// <summary>Gets the profile.</summary>
    public ProfileReference? Profile { get; init; }

    /// <summary>Gets the number of outputs of the classifier. Not inherited by <see cref="Over"/>, because the stage table already contains it.</summary>
    public int? Classes { get; init; }

    /// <summary>Gets the activation. Not inherited by <see cref="Over"/>, because the stage table already contains it.</summary>
    public ActivationFunction? Activation { get; init; }

    /// <summary>
    /// Gets the variant's own changes to stages. If two of them change the same argument, the later one applies. Not inherited by <see cref="Over"/>, because the stage
    /// table already contains them.
    /// </summary>
    public IReadOnlyList<StageOverride> Overrides { get; init; } = [];

    /// <summary>Gets whether the variant changes the stage table, the classes or the activation of the family.</summary>
    public bool ChangesTable => Overrides.Count > 0 || Classes is not null || Activation is not null;

    /// <summary>Gets whether phi is written or solved.</summary>
    public bool StatesPhi => Phi is not null || Solves(SolvedSetting.Phi);

    /// <summary>Gets whether any factor is written or solved.</summary>
    public bool StatesFactors => StatesWidth || StatesDepth || StatesResolution;

    /// <summary>Gets whether all factors are written or solved, so that phi has no effect.</summary>
    public bool LeavesNothingToPhi => StatesWidth && StatesDepth && StatesResolution;

    /// <summary>Returns <see langword="true"/> if <paramref name="setting"/> is solved; otherwise, <see langword="false"/>.</summary>
    public bool Solves(SolvedSetting setting) => Solve?.Setting == setting;

    private bool StatesWidth => Width is not null || Solves(SolvedSetting.Width);

    private bool StatesDepth => Depth is not null || Solves(SolvedSetting.Depth);

    private bool StatesResolution => Resolution is not null || Solves(SolvedSetting.Resolution);

    /// <summary>
    /// Returns these settings, with missing settings taken from <paramref name="basis"/>. A variant that states phi does not inherit factors, because they would make
    /// phi ineffective. A variant that states a number does not inherit a target for the same setting. A variant that states a profile does not inherit a norm,
    /// because the norm belongs to the inherited profile.
    /// </summary>
    /// <param name="basis">The complete settings of the variant that is extended.</param>
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
