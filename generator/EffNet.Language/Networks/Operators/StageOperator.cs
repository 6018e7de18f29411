using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Parameters;
using EffNet.Language.Scaling;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// What a stage repeats. An operator is one file: its arguments, its layers and, through them, its shapes and costs, and its documentation; adding one
/// takes that file and a row in <see cref="All"/>.
/// </summary>
public abstract class StageOperator
{
    /// <summary>The word a file calls it by.</summary>
    public abstract string Name { get; }

    /// <summary>What it computes and where it comes from, in a sentence or two for the language's reference.</summary>
    public abstract string Summary { get; }

    /// <summary>Gets the parameters, in the order of the reference page.</summary>
    public abstract ImmutableArray<Parameter> Parameters { get; }

    /// <summary>Whether it ends a network.</summary>
    public virtual bool IsHead => false;

    /// <summary>Gets whether it is a pooling.</summary>
    public virtual bool IsPooling => false;

    /// <summary>Whether its blocks add their input to their output where they can.</summary>
    public virtual bool IsResidual => false;

    /// <summary>Whether depth scaling repeats it; the stem, poolings and the head stand once.</summary>
    public bool Repeats => Parameters.Contains(StageParameters.Layers);

    /// <summary>The stage as the paper's Table 1 prints it.</summary>
    public abstract string Describe(StageDefinition stage);

    /// <summary>Output channels of <paramref name="stage"/> at <paramref name="width"/>, told its input's.</summary>
    public virtual int OutputChannels(StageDefinition stage, double width, WidthRounding rounding, int input) =>
        stage.Has(StageParameters.Channels) ? stage.Widen(stage.Get(StageParameters.Channels), width, rounding) : input;

    /// <summary>Channels of the widest layer of <paramref name="stage"/>, told its scaled input and output.</summary>
    public virtual double WidestLayer(StageDefinition stage, int input, int output, int repeats) => output;

    /// <summary>What keeps <paramref name="stage"/> from being built with these channels, and the argument that is to blame.</summary>
    public virtual ArgumentConflict? FindConflict(StageDefinition stage, int input, int output) => null;

    /// <summary>The channels inside the blocks of <paramref name="stage"/> that follow from its arguments, told its scaled input and output.</summary>
    internal virtual IEnumerable<DerivedChannels> DeriveChannels(StageDefinition stage, int input, int output, int repeats) => [];

    /// <summary>Lays out the stage's blocks.</summary>
    internal abstract void Build(StageBuilder stage);

    /// <summary>Every operator.</summary>
    public static ImmutableArray<StageOperator> All { get; } = ImmutableArray.Create<StageOperator>(
    [
        new ConvOperator(), new SeparableOperator(), new MBConvOperator(), new FusedMBConvOperator(), new BasicOperator(), new BottleneckOperator(),
        new MaxPoolOperator(), new AveragePoolOperator(), new HeadOperator(),
    ]);
}
