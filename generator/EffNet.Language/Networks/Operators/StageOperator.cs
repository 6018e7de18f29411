using System.Collections.Immutable;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// What a stage repeats. An operator is one file: its arguments, its layers and, through them, its shapes and costs; adding one
/// takes that file and a row in <see cref="All"/>.
/// </summary>
public abstract class StageOperator
{
    /// <summary>The word a file calls it by.</summary>
    public abstract string Name { get; }

    /// <summary>Its arguments; the first column of its documentation.</summary>
    public abstract ImmutableArray<ArgumentRule> Arguments { get; }

    /// <summary>Whether it ends a network.</summary>
    public virtual bool IsHead => false;

    /// <summary>Whether depth scaling repeats it; the stem and the head stand once.</summary>
    public bool Repeats => Arguments.Contains(ArgumentRule.Layers);

    /// <summary>The stage as the paper's Table 1 prints it.</summary>
    public abstract string Describe(StageDefinition stage);

    /// <summary>Channels of the widest layer of <paramref name="stage"/>, told its scaled input and output.</summary>
    public virtual double WidestLayer(StageDefinition stage, int input, int output, int repeats) => output;

    /// <summary>Lays out the stage's blocks.</summary>
    internal abstract void Build(StageBuilder stage);

    /// <summary>Every operator.</summary>
    public static ImmutableArray<StageOperator> All { get; } = [new ConvOperator(), new MBConvOperator(), new HeadOperator()];
}
